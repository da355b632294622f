package run.aicr.release.homebrew;

/** Text inside a formula, so that Ruby takes it as text and nothing else. */
final class RubyText {
    private RubyText() {}

    /** A string literal in double quotes. */
    static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** For a here-document, in which quotes and line ends are ordinary. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replaceAll("#(?=[{$@])", "\\\\#");
    }
}
