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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * All releases on one page: HTML that needs nothing else, no script, no network, and holds no time of its making. Equal
 * records give equal bytes.
 */
public final class StatusPage {
    /** Name of the page in a rehearsal folder. */
    public static final String NAME = "status.html";

    private static final String STYLE = "status-page.css";

    private final Html html = new Html();

    private StatusPage() {}

    /**
     * The page.
     *
     * @param repository such as {@code owner/name}
     */
    public static byte[] of(String repository, List<ReleaseRecord> releases) {
        StatusPage page = new StatusPage();
        page.write(repository, releases);
        return page.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(String repository, List<ReleaseRecord> releases) {
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n")
                .element("title", "Releases of " + repository)
                .markup("\n<style>\n" + style() + "</style>\n</head>\n<body>\n")
                .markup("<a class=\"skip\" href=\"#main\">Skip to the releases</a>\n<header>\n")
                .element("h1", "Releases of " + repository)
                .markup("\n<p>Rehearsed releases: what the ledger of each says, and what a consumer’s check says about"
                        + " its files. Nothing here was published.</p>\n");
        if (!releases.isEmpty()) {
            html.markup("<nav aria-label=\"Releases\"><ul>\n");
            for (ReleaseRecord release : releases) {
                html.markup("<li><a href=\"#" + anchor(release) + "\">")
                        .text(release.tag())
                        .markup("</a> ")
                        .badge(release.standing())
                        .markup("</li>\n");
            }
            html.markup("</ul></nav>\n");
        }
        html.markup("</header>\n<main id=\"main\">\n");
        if (releases.isEmpty()) {
            html.element("p", "There is no release yet.").markup("\n");
        }
        releases.forEach(this::section);
        html.markup("</main>\n<footer><p>Written by the goals <code>release</code> and <code>status</code>.</p>"
                + "</footer>\n</body>\n</html>\n");
    }

    /** Tags are of letters, digits, dots and hyphens. */
    private static String anchor(ReleaseRecord release) {
        return "r-" + release.tag().replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private void section(ReleaseRecord release) {
        html.markup("<section aria-labelledby=\"" + anchor(release) + "\">\n<h2 id=\"" + anchor(release) + "\">")
                .text(release.tag())
                .markup(" ")
                .badge(release.standing())
                .markup("</h2>\n");
        release.withdrawal()
                .ifPresent(w -> html.markup("<p class=\"warning\" role=\"note\"><strong>Withdrawn.</strong> ")
                        .text(w.reason())
                        .markup("</p>\n"));
        html.markup("<dl>\n");
        fact("Commit", release.commit());
        fact("Date of the commit", release.date());
        fact("Promoted from", release.promotedFrom());
        fact("Verify", release.verifyCommand());
        html.markup("</dl>\n");
        steps(release);
        gates(release);
        files(release);
        images(release);
        proofs(release);
        missing(release);
        html.markup("</section>\n");
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            html.markup("<div>")
                    .element("dt", name)
                    .markup("<dd>")
                    .element("code", value)
                    .markup("</dd></div>\n");
        }
    }

    private void steps(ReleaseRecord release) {
        html.beginTable("States of " + release.tag(), List.of("State", "Standing", "Evidence or reason"));
        for (StepStatus step : release.steps()) {
            html.beginRow(step.name())
                    .cell("Standing", () -> html.badge(step.state()))
                    .cell("Evidence or reason", () -> html.text(step.detail()))
                    .endRow();
        }
        html.endTable();
    }

    private void gates(ReleaseRecord release) {
        if (begin("Gates", release.gates().size())) {
            html.beginTable("Gates of the commit", List.of("Gate", "Result", "Summary"));
            for (ReleaseRecord.Gate gate : release.gates()) {
                html.beginRow(gate.name())
                        .cell("Result", () -> html.badge(gate.result()))
                        .cell("Summary", () -> html.text(gate.summary()))
                        .endRow();
            }
            html.endTable().markup("</details>\n");
        }
    }

    private void files(ReleaseRecord release) {
        if (begin("Files", release.assets().size())) {
            html.beginTable("Files of " + release.tag(), List.of("File", "Kind", "Size", "SHA-256"));
            for (ReleaseRecord.Asset asset : release.assets()) {
                html.beginRow(asset.name())
                        .cell("Kind", () -> html.text(asset.role()))
                        .cell("Size", () -> html.text(String.format(Locale.ROOT, "%,d B", asset.size())))
                        .cell("SHA-256", () -> html.element("code", asset.sha256()))
                        .endRow();
            }
            html.endTable().markup("</details>\n");
        }
    }

    private void images(ReleaseRecord release) {
        if (begin("Images", release.images().size())) {
            html.beginTable("Images of " + release.tag(), List.of("Image", "Digest"));
            for (ReleaseRecord.Image image : release.images()) {
                html.beginRow(image.name())
                        .cell("Digest", () -> html.element("code", image.digest()))
                        .endRow();
            }
            html.endTable().markup("</details>\n");
        }
    }

    private void proofs(ReleaseRecord release) {
        if (begin("Proofs", release.proofs().size())) {
            html.beginTable("What a consumer’s check says", List.of("Subject", "Verdict", "Reason"));
            release.proofs()
                    .forEach(proof -> html.beginRow(proof.subject())
                            .cell("Verdict", () -> html.badge(proof.verdict()))
                            .cell("Reason", () -> html.text(proof.reason()))
                            .endRow());
            html.endTable().markup("</details>\n");
        }
    }

    private void missing(ReleaseRecord release) {
        if (begin("Missing", release.missing().size())) {
            html.markup("<ul>\n");
            release.missing().forEach(m -> html.element("li", m).markup("\n"));
            html.markup("</ul></details>\n");
        }
    }

    private boolean begin(String name, int size) {
        if (size > 0) {
            html.markup("<details><summary>").text(name + " (" + size + ")").markup("</summary>\n");
        }
        return size > 0;
    }

    private static String style() {
        try (InputStream in = StatusPage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the plugin lacks its resource " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the plugin's resource " + STYLE + " cannot be read", e);
        }
    }
}
