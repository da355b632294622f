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
package run.aicr.stamp;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads the JSON of a stamp: one object of texts and booleans, in which an object of texts may stand. Anything else is
 * refused.
 */
final class StampScanner {
    private final String json;
    private int position;

    private StampScanner(String json) {
        this.json = json;
    }

    /**
     * The fields of the object, booleans as {@code true} and {@code false}; those of an inner object are left out.
     *
     * @throws IllegalArgumentException saying what is wrong, as the end of a sentence
     */
    static Map<String, String> scan(String json) {
        StampScanner scanner = new StampScanner(json);
        Map<String, String> fields = new HashMap<>();
        scanner.object(fields, true);
        scanner.skipSpace();
        if (scanner.position < json.length()) {
            throw scanner.unexpected();
        }
        return fields;
    }

    private void object(Map<String, String> fields, boolean outer) {
        expect('{');
        if (peek() == '}') {
            position++;
            return;
        }
        while (true) {
            String key = text();
            expect(':');
            String value = value(outer);
            if (fields.put(key, value) != null) {
                throw new IllegalArgumentException("'" + key + "' stands there twice");
            }
            if (peek() == ',') {
                position++;
            } else {
                expect('}');
                return;
            }
        }
    }

    private String value(boolean outer) {
        char next = peek();
        if (next == '"') {
            return text();
        }
        if (outer && next == '{') {
            object(new HashMap<>(), false);
            return "";
        }
        if (outer && json.startsWith("true", position)) {
            position += 4;
            return "true";
        }
        if (outer && json.startsWith("false", position)) {
            position += 5;
            return "false";
        }
        throw unexpected();
    }

    private String text() {
        expect('"');
        int start = position;
        while (position < json.length()) {
            char c = json.charAt(position);
            if (c == '"') {
                position++;
                return json.substring(start, position - 1);
            }
            if (c == '\\' || c < ' ') {
                throw unexpected();
            }
            position++;
        }
        throw unexpected();
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected();
        }
        position++;
    }

    /** The next character that is no white space; NUL at the end. */
    private char peek() {
        skipSpace();
        return position < json.length() ? json.charAt(position) : '\0';
    }

    private void skipSpace() {
        while (position < json.length() && " \t\r\n".indexOf(json.charAt(position)) >= 0) {
            position++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                position < json.length()
                        ? "unexpected '" + json.charAt(position) + "' at character " + (position + 1)
                        : "it ends too early");
    }
}
