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
package run.aicr.validator;

import java.io.PrintStream;

/** Log lines on standard error: {@code level=INFO msg="…"}. */
final class Log {
    private final PrintStream err;

    Log(PrintStream err) {
        this.err = err;
    }

    void info(String message, String... pairs) {
        write("INFO", message, pairs);
    }

    void warn(String message, String... pairs) {
        write("WARN", message, pairs);
    }

    void error(String message, String... pairs) {
        write("ERROR", message, pairs);
    }

    private void write(String level, String message, String... pairs) {
        StringBuilder line = new StringBuilder("level=").append(level).append(" msg=");
        line.append(quoted(message));
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(quoted(pairs[i + 1]));
        }
        err.println(line);
    }

    /** Bare when it is one plain word, so that a value can be read back in any case. */
    private static String quoted(String value) {
        boolean plain = !value.isEmpty()
                && value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\');
        if (plain) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append((char) c);
            }
        });
        return text.append('"').toString();
    }
}
