package run.aicr.cli.console;

/**
 * How log records look (spec cli §7).
 *
 * @param form short lines, text with attributes, or JSON
 * @param least records below this level are left out
 */
public record LogStyle(Form form, Level least) {

    /** The three forms of a record. */
    public enum Form {
        SHORT,
        TEXT,
        JSON
    }

    /** The style that two flags choose; the variable {@code AICR_LOG_LEVEL} counts when {@code --debug} is not given. */
    public static LogStyle of(boolean debug, boolean json, String levelVariable) {
        Level least = debug ? Level.DEBUG : Level.parse(levelVariable);
        Form form = json ? Form.JSON : debug ? Form.TEXT : Form.SHORT;
        return new LogStyle(form, least);
    }
}
