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
package run.aicr.release.mojo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.step.ReleaseRun.Row;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;

/** The table at the end of a release: states, what was made and where, what is missing and why. */
final class ReleaseTable {
    private final Log log;
    private final ReleaseId id;
    private final Path folder;
    private final WorkFolder work;
    private final String repository;

    ReleaseTable(Log log, ReleaseId id, Path folder, WorkFolder work, String repository) {
        this.log = log;
        this.id = id;
        this.folder = folder;
        this.work = work;
        this.repository = repository;
    }

    /**
     * Prints everything.
     *
     * @param took time of each state; empty for a plan
     */
    void print(List<Row> rows, Map<String, Duration> took) {
        line("");
        line("Release " + id.tag() + (id.rehearsal() ? " (rehearsal)" : "") + " of commit " + id.commit());
        line("");
        rows.forEach(r -> line(pad(r.step(), 11)
                + pad(r.outcome(), 16)
                + Optional.ofNullable(took.get(r.step()))
                        .map(t -> pad(seconds(t), 9))
                        .orElse("")
                + r.detail()));
        if (!took.isEmpty()) {
            Duration total = took.values().stream().reduce(Duration.ZERO, Duration::plus);
            line(pad("total", 27) + seconds(total));
        }
        BuildManifest.read(work.manifest(), id).ifPresent(this::printBuild);
        boolean published = rows.stream()
                .anyMatch(r -> r.step().equals("published")
                        && List.of("done", "skip-done").contains(r.outcome()));
        if (published) {
            line("");
            printPlaces();
        }
        boolean nothing = rows.stream()
                .allMatch(r -> r.outcome().startsWith("skip-") || r.outcome().equals("not due"));
        if (nothing) {
            line("");
            line("Everything is done already: nothing to do.");
        }
    }

    private void printPlaces() {
        if (id.rehearsal()) {
            line("Files    " + folder.resolve("releases").resolve(id.tag()));
            line("Images   " + folder.resolve("registry"));
            line("Verify   mvn aicr-release:verify -Dtag=" + id.tag());
        } else {
            line("Page     https://github.com/" + repository + "/releases/tag/" + id.tag());
            line("Verify   aicr verify-release " + id.tag());
        }
    }

    private void printBuild(BuildManifest build) {
        line("");
        build.payloads().forEach((name, digest) -> line(pad("payload", 11) + pad(name, 28) + digest));
        build.images().forEach(i -> line(pad("image", 11) + pad(i.name(), 46) + i.index()));
        build.images().stream()
                .filter(i -> i.base().isKnown())
                .forEach(i -> line(pad("base", 11) + pad(i.name(), 46) + base(i.base())));
        build.missing().forEach(m -> line(pad("missing", 11) + pad(m.name(), 46) + m.reason()));
    }

    private static String base(ImageBuild.Base base) {
        return base.isMinimalRoot() ? "minimal root of this machine" : base.name() + "@" + base.digest();
    }

    /** Such as {@code 12.3 s}. */
    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private void line(String text) {
        log.info(text);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
