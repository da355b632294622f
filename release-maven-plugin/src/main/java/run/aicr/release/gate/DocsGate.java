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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * File names below {@code docs/} are kebab-case, and links between files lead somewhere, headings included. Addresses of
 * other hosts are not looked at: the gate works without a network.
 */
final class DocsGate implements Gate {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+)*");
    private static final Set<String> WELL_KNOWN = Set.of(
            "README.md",
            "CHANGELOG.md",
            "CODE_OF_CONDUCT.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "NOTICE",
            "RELEASING.md",
            "SECURITY.md");

    @Override
    public String name() {
        return "docs";
    }

    @Override
    public GateVerdict check(GateInput input) throws IOException {
        List<String> findings = new ArrayList<>();
        Path root = input.root();
        SourceFiles.of(root, p -> p.startsWith("docs/")).keySet().forEach(p -> name(p, findings));
        Map<String, Path> pages = SourceFiles.of(root, p -> p.endsWith(".md") && !SourceFiles.isTest(p));
        int links = 0;
        for (Map.Entry<String, Path> page : pages.entrySet()) {
            List<MarkdownPage.Link> found =
                    MarkdownPage.of(Files.readString(page.getValue())).links();
            for (MarkdownPage.Link link : found) {
                links++;
                link(root, page.getValue(), page.getKey(), link, findings);
            }
        }
        return Findings.judge(
                findings, "documents are not in order", pages.size() + " pages, " + links + " links inside the tree");
    }

    private static void name(String path, List<String> findings) {
        for (String part : path.split("/", -1)) {
            if (!KEBAB.matcher(part).matches() && !WELL_KNOWN.contains(part) && !part.startsWith("ADR-")) {
                findings.add(path + ": '" + part + "' is not kebab-case");
            }
        }
    }

    private static void link(Path root, Path page, String shownAs, MarkdownPage.Link link, List<String> findings)
            throws IOException {
        String where = shownAs + ":" + link.line() + ": ";
        Path base = link.path().startsWith("/") ? root : page.getParent();
        Path target = link.path().isEmpty()
                ? page
                : base.resolve(link.path().replaceFirst("^/+", "")).normalize();
        if (!target.startsWith(root)) {
            findings.add(where + "the link to '" + link.path() + "' leaves the repository");
        } else if (!Files.exists(target)) {
            findings.add(where + "there is no '" + link.path() + "'");
        } else if (!link.anchor().isEmpty()
                && target.toString().endsWith(".md")
                && !MarkdownPage.of(Files.readString(target)).anchors().contains(link.anchor())) {
            findings.add(where + "there is no heading '#" + link.anchor() + "' in "
                    + root.relativize(target).toString().replace('\\', '/'));
        }
    }
}
