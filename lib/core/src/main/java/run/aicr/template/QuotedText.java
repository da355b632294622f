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
package run.aicr.template;

import java.util.function.IntConsumer;

/**
 * A string or character constant with Go's escapes.
 *
 * @param start behind the opening quote
 */
record QuotedText(String text, int start, char quote) {

    /** The content; tells where the constant ends. */
    String read(IntConsumer end) {
        StringBuilder content = new StringBuilder();
        int at = start;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\n') {
                break;
            }
            if (c != '\\') {
                content.append(c);
                at++;
                continue;
            }
            at = escape(at + 1, content);
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw new IllegalArgumentException("a constant that begins with " + quote + " has no end");
        }
        end.accept(at + 1);
        return content.toString();
    }

    private int escape(int at, StringBuilder content) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        switch (c) {
            case 'n' -> content.append('\n');
            case 't' -> content.append('\t');
            case 'r' -> content.append('\r');
            case 'a' -> content.append('\u0007');
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case 'v' -> content.append('\u000b');
            case '\\', '"', '\'' -> content.append(c);
            case 'x' -> {
                return coded(at + 1, 2, content);
            }
            case 'u' -> {
                return coded(at + 1, 4, content);
            }
            case 'U' -> {
                return coded(at + 1, 8, content);
            }
            default -> throw new IllegalArgumentException("unknown escape \\" + c);
        }
        return at + 1;
    }

    private int coded(int at, int digits, StringBuilder content) {
        try {
            content.appendCodePoint(Integer.parseInt(text.substring(at, at + digits), 16));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an escape needs " + digits + " hex digits", e);
        }
        return at + digits;
    }
}
