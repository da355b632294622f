package run.aicr.catalog;

/** The text of a health check as it goes into recipes. */
final class HealthCheckText {
    private HealthCheckText() {}

    /** The text without the comment and blank lines at its beginning: they speak to readers of the catalogue only. */
    static String withoutHeadComment(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            String line = text.substring(start, end).strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                break;
            }
            start = end;
        }
        return text.substring(start);
    }
}
