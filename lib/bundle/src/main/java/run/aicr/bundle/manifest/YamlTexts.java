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
package run.aicr.bundle.manifest;

import java.util.ArrayList;
import java.util.List;

/** The documents of a YAML stream as texts, so that comments and layout stay. */
public final class YamlTexts {
    private YamlTexts() {}

    /** Splits at the lines that begin a document; those are not part of the texts. */
    public static List<String> split(String stream) {
        List<String> documents = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < stream.length()) {
            int end = stream.indexOf('\n', at);
            int next = end < 0 ? stream.length() : end + 1;
            if (isMarker(stream, at, end < 0 ? stream.length() : end)) {
                documents.add(stream.substring(start, at));
                start = next;
            }
            at = next;
        }
        documents.add(stream.substring(start));
        return documents;
    }

    /** Only the plain form: one with content on the same line stays within the text. */
    private static boolean isMarker(String text, int start, int end) {
        return text.startsWith("---", start) && text.substring(start + 3, end).isBlank();
    }

    /** Joins documents, a marker between two. */
    public static String join(List<String> documents) {
        StringBuilder stream = new StringBuilder();
        for (String document : documents) {
            if (!stream.isEmpty()) {
                if (stream.charAt(stream.length() - 1) != '\n') {
                    stream.append('\n');
                }
                stream.append("---\n");
            }
            stream.append(document);
        }
        return stream.toString();
    }

    /** Whether there is anything but blank lines, comments and markers. */
    public static boolean hasContent(String stream) {
        return stream.lines().map(String::strip).anyMatch(l -> !l.isEmpty() && !l.startsWith("#") && !l.equals("---"));
    }

    /** Whether a line of the text declares an object of kind Namespace. */
    public static boolean declaresNamespace(String stream) {
        return stream.lines().anyMatch(YamlTexts::isNamespaceLine);
    }

    private static boolean isNamespaceLine(String line) {
        return line.startsWith("kind:")
                && line.length() > 5
                && Character.isWhitespace(line.charAt(5))
                && line.substring(5).strip().equals("Namespace");
    }
}
