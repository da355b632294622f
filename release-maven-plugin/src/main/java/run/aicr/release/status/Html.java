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
package run.aicr.release.status;

import java.util.List;

/** HTML from text that nobody has checked: everything that comes in is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup of our own, as it is. */
    Html markup(String text) {
        out.append(text);
        return this;
    }

    /** Text of others, escaped for content and for quoted attributes. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return this;
    }

    /** An element around a text. */
    Html element(String name, String text) {
        return markup("<" + name + ">").text(text).markup("</" + name + ">");
    }

    /** A coloured word; the word says it, the colour only repeats it. */
    Html badge(String word) {
        String tone = switch (word) {
            case "done", "complete", "pass", "verified" -> "good";
            case "failed", "fail", "refused", "conflict", "absent", "withdrawn" -> "bad";
            case "open", "incomplete", "waiting", "undecided" -> "open";
            default -> "quiet";
        };
        return markup("<span class=\"badge " + tone + "\">").text(word).markup("</span>");
    }

    /** A cell of a table with the name of its column, which a narrow screen shows beside it. */
    Html cell(String column, Runnable content) {
        markup("<td role=\"cell\" data-column=\"").text(column).markup("\">");
        content.run();
        return markup("</td>");
    }

    /**
     * Begins a table whose first column names its rows. The roles say what the elements are anyway: on a narrow screen
     * they are laid out as blocks, and browsers then forget that it is a table.
     */
    Html beginTable(String caption, List<String> columns) {
        markup("<table role=\"table\"><caption>")
                .text(caption)
                .markup("</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        columns.forEach(
                c -> markup("<th role=\"columnheader\" scope=\"col\">").text(c).markup("</th>"));
        return markup("</tr></thead><tbody role=\"rowgroup\">\n");
    }

    /** Begins a row. */
    Html beginRow(String name) {
        return markup("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">")
                .text(name)
                .markup("</th>");
    }

    Html endRow() {
        return markup("</tr>\n");
    }

    Html endTable() {
        return markup("</tbody></table>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
