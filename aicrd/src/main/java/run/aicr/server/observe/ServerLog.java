/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package run.aicr.server.observe;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * Writes one JSON line per event: time, level, msg, module, version, then the fields of the event (spec api §1.4). At level
 * debug each line also says which code wrote it.
 */
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
        if (lowest == Level.DEBUG) {
            line.put("source", source());
        }
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

    /** The first caller that is not this class. */
    private static Mapping source() {
        StackWalker.StackFrame caller = StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> !f.getClassName().equals(ServerLog.class.getName()))
                        .findFirst())
                .orElseThrow();
        return new Mapping.Builder()
                .put("function", caller.getClassName() + "." + caller.getMethodName())
                .put("file", String.valueOf(caller.getFileName()))
                .put("line", Scalar.integer(caller.getLineNumber()))
                .build();
    }
}
