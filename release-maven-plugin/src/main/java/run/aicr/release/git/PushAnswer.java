package run.aicr.release.git;

/**
 * How a push ended, as far as this side knows.
 *
 * @param accepted the remote said that it has the tag
 * @param reason what it said otherwise; empty when accepted
 */
public record PushAnswer(boolean accepted, String reason) {

    /** Whether the words are those of missing rights rather than of a lost connection. */
    public boolean isDenied() {
        String text = reason.toLowerCase(java.util.Locale.ROOT);
        return text.contains("permission")
                || text.contains("denied")
                || text.contains("authentication")
                || text.contains("declined")
                || text.contains("could not read username")
                || text.contains("403");
    }
}
