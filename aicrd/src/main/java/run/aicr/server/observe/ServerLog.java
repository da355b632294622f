package run.aicr.server.observe;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/** Writes one JSON line per event: time, level, msg, module, version, then the fields of the event. */
public final class ServerLog {
    private static final String MODULE = "aicrd";

    /** Levels in rising order. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR;

        /** Reads {@code debug}, {@code info}, {@code warn}, {@code warning} or {@code error}; anything else is info. */
        public static Level of(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "debug" -> DEBUG;
                case "warn", "warning" -> WARN;
                case "error" -> ERROR;
                default -> INFO;
            };
        }
    }

    private final PrintStream err;
    private final Level lowest;
    private final String version;
    private final Clock clock;

    public ServerLog(PrintStream err, Level lowest, String version, Clock clock) {
        this.err = err;
        this.lowest = lowest;
        this.version = version;
        this.clock = clock;
    }

    public boolean writes(Level level) {
        return level.compareTo(lowest) >= 0;
    }

    /** An event with fields as pairs of name and value. */
    public void event(Level level, String message, String... pairs) {
        if (!writes(level)) {
            return;
        }
        Mapping.Builder line = new Mapping.Builder()
                .put("time", clock.instant().toString())
                .put("level", level.name())
                .put("msg", message)
                .put("module", MODULE)
                .put("version", version);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.put(pairs[i], Scalar.text(pairs[i + 1]));
        }
        byte[] json = JsonWriter.compact(line.build());
        synchronized (err) {
            err.write(json, 0, json.length);
            err.write('\n');
            err.flush();
        }
    }
}
