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
package run.aicr.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes log records to standard error, one line each. Not a logging framework: those cost more than a whole short
 * command (spec performance §3).
 *
 * <p>Attributes are pairs of name and value; a value is text, a number, a boolean or a list of texts.
 */
public final class Log {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final Environment environment;
    private final LogStyle style;
    private final String version;

    /** @param version of the program, for the text and JSON forms */
    public Log(Environment environment, LogStyle style, String version) {
        this.environment = environment;
        this.style = style;
        this.version = version;
    }

    public LogStyle style() {
        return style;
    }

    public void debug(String message, Object... attributes) {
        record(Level.DEBUG, message, attributes);
    }

    public void info(String message, Object... attributes) {
        record(Level.INFO, message, attributes);
    }

    public void warn(String message, Object... attributes) {
        record(Level.WARN, message, attributes);
    }

    public void error(String message, Object... attributes) {
        record(Level.ERROR, message, attributes);
    }

    private void record(Level level, String message, Object[] attributes) {
        if (level.compareTo(style.least()) < 0) {
            return;
        }
        line(
                switch (style.form()) {
                    case SHORT -> shortLine(level, message, attributes);
                    case TEXT, JSON ->
                        new DetailedRecord(style, environment.clock().instant(), version)
                                .line(level, message, attributes);
                });
    }

    /** Writes a line as it stands, for help after a usage error. */
    public void plain(String text) {
        line(text);
    }

    /** Writes a question as it stands, without a line end. */
    public void ask(String text) {
        bytes(text);
    }

    private void line(String text) {
        bytes(text + "\n");
    }

    private void bytes(String text) {
        try {
            environment.err().write(text.getBytes(StandardCharsets.UTF_8));
            environment.err().flush();
        } catch (IOException closed) {
            // There is nowhere left to say that standard error is closed.
            return;
        }
    }

    private String shortLine(Level level, String message, Object[] attributes) {
        String prefix = environment.variable("AICR_LOG_PREFIX");
        StringBuilder line = new StringBuilder("[")
                .append(prefix.isEmpty() ? "cli" : prefix)
                .append("] ")
                .append(message);
        boolean failed = level == Level.ERROR;
        for (int i = 0; i < attributes.length; i += 2) {
            String value = text(attributes[i + 1]);
            line.append(i == 0 ? ": " : " ").append(attributes[i]).append('=').append(value);
            failed |= "status".equals(attributes[i])
                    && (value.equalsIgnoreCase("failed") || value.equalsIgnoreCase("error"));
        }
        boolean coloured =
                environment.errIsTerminal() && !environment.variables().containsKey("NO_COLOR");
        return coloured ? (failed ? RED : GREEN) + line + PLAIN : line.toString();
    }

    /** A value as text; lists as {@code [a b]}. */
    static String text(Object value) {
        return value instanceof List<?> list ? "[" + joined(list) + "]" : String.valueOf(value);
    }

    private static String joined(List<?> list) {
        StringBuilder joined = new StringBuilder();
        for (Object item : list) {
            joined.append(joined.isEmpty() ? "" : " ").append(item);
        }
        return joined.toString();
    }
}
