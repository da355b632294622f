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
package run.aicr.release.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The changelog as Markdown (spec release §5.3). */
public final class ChangelogMarkdown {
    private ChangelogMarkdown() {}

    /**
     * The text with one line end at its end.
     *
     * @param since name of what the range starts after, for the sentence that nothing changed
     */
    public static String text(Changelog changelog, Optional<String> since) {
        if (changelog.isEmpty()) {
            return "No changes" + since.map(s -> " since " + s).orElse("") + ".\n";
        }
        List<String> sections = new ArrayList<>();
        for (Map.Entry<Section, List<Entry>> section : changelog.sections().entrySet()) {
            sections.add(section(section.getKey(), section.getValue()));
        }
        return String.join("\n", sections);
    }

    private static String section(Section section, List<Entry> entries) {
        StringBuilder text = new StringBuilder("### ").append(section.title()).append("\n\n");
        for (Entry entry : entries) {
            text.append("- ");
            entry.scope()
                    .ifPresent(scope -> text.append("*(").append(escaped(scope)).append(")* "));
            text.append(escaped(entry.text())).append('\n');
            for (String note : entry.notes()) {
                text.append("  - ")
                        .append(escaped(ParsedCommit.upperFirst(note)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Makes {@code <} visible outside code spans, where Markdown would take it for the start of a tag. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '`') {
                int length = fence(text, i);
                int end = closing(text, i + length, length);
                int next = end < 0 ? i + length : end;
                out.append(text, i, next);
                i = next;
            } else {
                out.append(c == '<' ? "&lt;" : String.valueOf(c));
                i++;
            }
        }
        return out.toString();
    }

    private static int fence(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == '`') {
            to++;
        }
        return to - from;
    }

    /** Position after the run of exactly that many backticks; -1 when there is none. */
    private static int closing(String text, int from, int length) {
        for (int i = from; i < text.length(); ) {
            int run = fence(text, i);
            if (run == length) {
                return i + run;
            }
            i += Math.max(1, run);
        }
        return -1;
    }
}
