package run.aicr.cli.console;

import java.util.Locale;

/** How much a log record matters. */
public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** Reads {@code debug}, {@code info}, {@code warn}, {@code warning}, {@code error} in any case; else INFO. */
    static Level parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "debug" -> DEBUG;
            case "warn", "warning" -> WARN;
            case "error" -> ERROR;
            default -> INFO;
        };
    }
}
