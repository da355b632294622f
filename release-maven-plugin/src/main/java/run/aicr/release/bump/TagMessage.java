package run.aicr.release.bump;

import java.util.Optional;
import run.aicr.release.version.ReleaseTag;

/**
 * The message of a release tag: the first line always, trailers only where they apply (spec release §6.5).
 *
 * @param promotedFrom the candidate of a promotion
 * @param qualified digest of the qualification record, {@code sha256:…}
 * @param waiver why there is none
 */
record TagMessage(
        ReleaseTag tag, Optional<ReleaseTag> promotedFrom, Optional<String> qualified, Optional<String> waiver) {

    String text() {
        StringBuilder text = new StringBuilder("Release ").append(tag).append('\n');
        StringBuilder trailers = new StringBuilder();
        promotedFrom.ifPresent(t -> trailer(trailers, "Promoted-From", t.name()));
        qualified.ifPresent(digest -> trailer(trailers, "Qualified", digest));
        waiver.ifPresent(reason -> trailer(trailers, "Waiver", reason));
        return trailers.isEmpty()
                ? text.toString()
                : text.append('\n').append(trailers).toString();
    }

    /** A trailer is one line, whatever the reason contained. */
    private static void trailer(StringBuilder text, String key, String value) {
        text.append(key)
                .append(": ")
                .append(value.strip().replaceAll("\\s+", " "))
                .append('\n');
    }
}
