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
package run.aicr.release.pages;

/**
 * Markdown of an older version, made safe for a site that reads <code>{</code>, <code>}</code> and <code>&lt;</code> as
 * code of its own. Code blocks and code spans mean what they say already and stay as they are.
 */
final class MarkdownEscape {
    private MarkdownEscape() {}

    static String of(String markdown) {
        StringBuilder out = new StringBuilder(markdown.length() + 64);
        String fence = "";
        for (String line : markdown.split("(?<=\n)", -1)) {
            String mark = fenceOf(line);
            if (!fence.isEmpty()) {
                out.append(line);
                boolean closes = mark.startsWith(fence) && line.strip().equals(mark);
                fence = closes ? "" : fence;
            } else if (!mark.isEmpty()) {
                out.append(line);
                fence = mark;
            } else {
                line(line, out);
            }
        }
        return out.toString();
    }

    /** The run of three or more backticks or tildes that a line begins with. */
    private static String fenceOf(String line) {
        String text = line.stripLeading();
        if (text.isEmpty() || text.charAt(0) != '`' && text.charAt(0) != '~') {
            return "";
        }
        int end = runEnd(text, 0);
        return end >= 3 ? text.substring(0, end) : "";
    }

    private static void line(String line, StringBuilder out) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                out.append(c).append(line.charAt(++i));
            } else if (c == '`') {
                int end = spanEnd(line, i);
                out.append(line, i, end);
                i = end - 1;
            } else {
                out.append(c == '{' || c == '}' || c == '<' ? "\\" : "").append(c);
            }
        }
    }

    /** End of the code span that starts here, or of the backticks alone when nothing closes it. */
    private static int spanEnd(String line, int start) {
        int open = runEnd(line, start);
        for (int i = open; i < line.length(); i++) {
            if (line.charAt(i) == '`') {
                int end = runEnd(line, i);
                if (end - i == open - start) {
                    return end;
                }
                i = end - 1;
            }
        }
        return open;
    }

    private static int runEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        return end;
    }
}
