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

import java.lang.StackWalker.StackFrame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** A log record in the text or JSON form, with time, level, module and version. */
final class DetailedRecord {
    private static final String MODULE = "aicr";

    private final LogStyle style;
    private final Instant time;
    private final String version;

    DetailedRecord(LogStyle style, Instant time, String version) {
        this.style = style;
        this.time = time;
        this.version = version;
    }

    String line(Level level, String message, Object[] attributes) {
        return style.form() == LogStyle.Form.JSON ? json(level, message, attributes) : text(level, message, attributes);
    }

    private String text(Level level, String message, Object[] attributes) {
        StringBuilder line = new StringBuilder();
        append(line, "time", timeText());
        append(line, "level", level.name());
        Optional<StackFrame> caller = caller();
        if (caller.isPresent()) {
            append(
                    line,
                    "source",
                    caller.get().getFileName() + ":" + caller.get().getLineNumber());
        }
        append(line, "msg", message);
        append(line, "module", MODULE);
        append(line, "version", version);
        for (int i = 0; i < attributes.length; i += 2) {
            append(line, String.valueOf(attributes[i]), Log.text(attributes[i + 1]));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String key, String value) {
        line.append(line.isEmpty() ? "" : " ")
                .append(key)
                .append('=')
                .append(needsQuotes(value) ? quoted(value) : value);
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == '"' || c == '=') {
                return true;
            }
        }
        return value.isEmpty();
    }

    private static String quoted(String value) {
        return compact(Scalar.text(value));
    }

    private String json(Level level, String message, Object[] attributes) {
        Mapping.Builder record = new Mapping.Builder().put("time", timeText()).put("level", level.name());
        Optional<StackFrame> caller = caller();
        if (caller.isPresent()) {
            StackFrame frame = caller.get();
            record.put(
                    "source",
                    new Mapping.Builder()
                            .put("function", frame.getClassName() + "." + frame.getMethodName())
                            .put("file", String.valueOf(frame.getFileName()))
                            .put("line", Scalar.integer(frame.getLineNumber()))
                            .build());
        }
        record.put("msg", message).put("module", MODULE).put("version", version);
        for (int i = 0; i < attributes.length; i += 2) {
            record.put(String.valueOf(attributes[i]), node(attributes[i + 1]));
        }
        return compact(record.build());
    }

    private static Node node(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Scalar.integer(((Number) value).longValue());
        }
        if (value instanceof Boolean bool) {
            return Scalar.bool(bool);
        }
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            for (Object item : list) {
                texts.add(String.valueOf(item));
            }
            return Sequence.ofTexts(texts);
        }
        return Scalar.text(String.valueOf(value));
    }

    private static String compact(Node node) {
        return new String(JsonWriter.compact(node), StandardCharsets.UTF_8);
    }

    /** RFC 3339 in UTC with milliseconds. */
    private String timeText() {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.indexOf('.') < 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
    }

    /** The first frame outside of the log, at debug level only. */
    private Optional<StackFrame> caller() {
        if (style.least() != Level.DEBUG) {
            return Optional.empty();
        }
        String log = Log.class.getName();
        String self = DetailedRecord.class.getName();
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> !f.getClassName().equals(log)
                                && !f.getClassName().equals(self))
                        .findFirst());
    }
}
