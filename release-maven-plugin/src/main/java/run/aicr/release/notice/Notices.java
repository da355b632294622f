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
package run.aicr.release.notice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** The file {@code THIRD_PARTY_NOTICES.md} (spec release §3.5). */
public final class Notices {
    private static final String HEAD = "# Third-Party Notices\n\nNVIDIA AI Cluster Runtime (AICR) ";

    private static final String NO_TEXT = "License text unavailable. See upstream source for the full license.\n";
    private static final Comparator<String> BYTE_ORDER =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Notices() {}

    /**
     * The notices of one release as those of another with the same components.
     *
     * @throws ReleaseException MISSING_ARTIFACT when the text does not begin as notices of the first do
     */
    public static String restamped(String text, String fromTag, String toTag) {
        String head = HEAD + fromTag + "\n";
        if (!text.startsWith(head)) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, "these are not the third-party notices of " + fromTag);
        }
        return HEAD + toTag + "\n" + text.substring(head.length());
    }

    /**
     * The text for the components of a release, in any order.
     *
     * @param tag the release tag
     * @throws ReleaseException MISSING_ARTIFACT when there are none: a product without dependencies is a mistake
     */
    public static String text(String tag, Collection<Component> components) {
        if (components.isEmpty()) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "the list of third-party components is empty",
                    "Build the products first; notices are made from what they ship.");
        }
        List<Component> sorted = components.stream()
                .sorted(Comparator.comparing(Component::name, BYTE_ORDER).thenComparing(Component::version, BYTE_ORDER))
                .toList();
        StringBuilder text = new StringBuilder(HEAD)
                .append(tag)
                .append("\n\n## Index\n\n| Package | Version | License | Source |\n")
                .append("|---------|---------|---------|--------|\n");
        sorted.forEach(c -> text.append("| `" + cell(c.name()) + "` | " + cell(c.version()) + " | " + cell(license(c))
                + " | " + cell(source(c)) + " |\n"));
        text.append("\n## License Texts\n");
        sorted.forEach(c -> component(text, c));
        return text.toString();
    }

    private static void component(StringBuilder text, Component component) {
        text.append("\n### ").append(component.name()).append("\n\n");
        text.append("* Version: ").append(component.version()).append('\n');
        text.append("* License: ").append(license(component)).append('\n');
        text.append("* Source: ").append(source(component)).append('\n');
        if (component.files().isEmpty()) {
            text.append('\n').append(NO_TEXT);
        }
        component.files().stream()
                .sorted(Comparator.comparing(LicenseFile::name, BYTE_ORDER))
                .forEach(file -> file(text, file));
    }

    private static void file(StringBuilder text, LicenseFile file) {
        String fence = "`".repeat(Math.max(3, longestFence(file.text()) + 1));
        text.append("\n#### ")
                .append(file.name())
                .append("\n\n")
                .append(fence)
                .append("text\n")
                .append(file.text());
        if (!file.text().endsWith("\n")) {
            text.append('\n');
        }
        text.append(fence).append('\n');
    }

    /** Length of the longest run of backticks; a shorter fence around it would end too early. */
    private static int longestFence(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String license(Component component) {
        return component.expression().orElse("Unknown");
    }

    private static String source(Component component) {
        return component.source().orElse("n/a");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\R", " ");
    }
}
