package run.aicr.release.version;

/** A tag name outside the grammar. */
public record InvalidTag(String name) implements TagName {

    /** Whether it looks like a version tag that went wrong ({@code v} and a digit); others are nobody's business. */
    public boolean isMalformed() {
        return name.length() > 1 && name.charAt(0) == 'v' && isDigit(name.charAt(1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
