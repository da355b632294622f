package run.aicr.release.changelog;

/** Sections of the changelog, in the order in which they are printed. */
public enum Section {
    BREAKING("Breaking Changes"),
    FEATURES("New Features"),
    FIXES("Bug Fixes"),
    REVERTED("Reverted"),
    OTHER("Other Tasks");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
