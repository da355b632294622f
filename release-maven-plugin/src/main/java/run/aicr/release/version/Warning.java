package run.aicr.release.version;

/** What a person should look at although the bump goes on; the names are a stable interface (spec release §6.3). */
public enum Warning {
    OPEN_RC_SERIES("a release candidate series stays open beside this stable release"),
    SKIPS_RC_SERIES("this takes the number of an open release candidate series without promoting a candidate"),
    BASE_NOT_ANCESTOR("the highest stable release is not in the history of this commit"),
    LIGHTWEIGHT_TAG("the tag that is counted from is not annotated"),
    MALFORMED_TAG("a tag looks like a version and is none; it is ignored"),
    FOREIGN_PRERELEASE("a pre-release of another kind than -rcN exists; it is ignored"),
    FEATURES_IN_PATCH("a patch release will contain new features");

    private final String sentence;

    Warning(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
