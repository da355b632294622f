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
package run.aicr.release.gate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links and anchors of a Markdown page, as GitHub shows it.
 *
 * @param links to places in the repository; those with a scheme or host are left out
 * @param anchors of headings and of HTML elements with {@code id} or {@code name}
 */
record MarkdownPage(List<Link> links, Set<String> anchors) {
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```+|~~~+).*");
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s+(.*?)(\\s+#+)?\\s*");
    private static final Pattern CODE = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");
    private static final Pattern INLINE = Pattern.compile("\\]\\(\\s*(<[^>]*>|[^\\s)]+)(\\s+[\"'(][^)]*)?\\s*\\)");
    private static final Pattern DEFINITION = Pattern.compile("\\s{0,3}\\[[^\\]]+]:\\s+(<[^>]*>|\\S+).*");
    private static final Pattern HTML_ANCHOR = Pattern.compile("<[a-zA-Z]+[^>]*\\s(?:id|name)=\"([^\"]+)\"");
    private static final Pattern LINK_TEXT = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern OUTSIDE = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*:|//).*");

    private static final Pattern CODED =
            Pattern.compile("([^%]|%[0-9a-fA-F]{2})*%[0-9a-fA-F]{2}([^%]|%[0-9a-fA-F]{2})*");

    /**
     * A link.
     *
     * @param path as written, decoded; empty for the page itself
     * @param anchor without {@code #}; empty when there is none
     */
    record Link(int line, String path, String anchor) {}

    MarkdownPage {
        links = List.copyOf(links);
        anchors = Set.copyOf(anchors);
    }

    static MarkdownPage of(String text) {
        List<Link> links = new ArrayList<>();
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        String fence = "";
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher mark = FENCE.matcher(line);
            if (mark.matches()) {
                if (fence.isEmpty()) {
                    fence = mark.group(1);
                } else if (mark.group(1).startsWith(fence)) {
                    fence = "";
                }
                continue;
            }
            if (!fence.isEmpty()) {
                continue;
            }
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                anchors.add(unique(slug(heading.group(1)), seen));
            }
            String bare = CODE.matcher(line).replaceAll("``");
            HTML_ANCHOR.matcher(bare).results().forEach(r -> anchors.add(r.group(1)));
            addLinks(bare, number, links);
        }
        return new MarkdownPage(links, anchors);
    }

    private static void addLinks(String line, int number, List<Link> links) {
        Matcher definition = DEFINITION.matcher(line);
        if (definition.matches()) {
            addLink(definition.group(1), number, links);
        }
        INLINE.matcher(line).results().forEach(r -> addLink(r.group(1), number, links));
    }

    private static void addLink(String written, int number, List<Link> links) {
        String target = written.startsWith("<") ? written.substring(1, written.length() - 1) : written;
        if (OUTSIDE.matcher(target).matches()) {
            return;
        }
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        links.add(new Link(number, decoded(path), hash < 0 ? "" : decoded(target.substring(hash + 1))));
    }

    private static String decoded(String text) {
        boolean coded = CODED.matcher(text).matches();
        return coded ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
    }

    /** The anchor that GitHub gives a heading. */
    static String slug(String heading) {
        String plain = LINK_TEXT.matcher(heading).replaceAll("$1");
        StringBuilder slug = new StringBuilder();
        plain.strip().toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                slug.appendCodePoint(c);
            } else if (c == ' ') {
                slug.append('-');
            }
        });
        return slug.toString();
    }

    private static String unique(String slug, Map<String, Integer> seen) {
        int before = seen.merge(slug, 1, Integer::sum) - 1;
        return before == 0 ? slug : slug + "-" + before;
    }
}
