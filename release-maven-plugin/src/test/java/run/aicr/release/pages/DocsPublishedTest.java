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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.git.Scratch;
import run.aicr.release.publish.PublishedAlready;
import run.aicr.release.step.Finding;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

class DocsPublishedTest {
    @TempDir
    Path folder;

    private final Set<ReleaseTag> stable = new TreeSet<>();
    private final java.util.Map<String, String> withdrawn = new TreeMap<>();
    private Scratch bare;
    private GitEndpoint pages;

    @BeforeEach
    void make() {
        bare = Scratch.bare(folder.resolve("pages.git"));
        pages = GitEndpoint.local(bare.folder().toString(), "gh-pages");
    }

    private static ReleaseTag tag(String name) {
        return TagName.release(name).orElseThrow();
    }

    private DocsPublished step(String name, Optional<String> notDue) {
        return new DocsPublished(
                new PublishedAlready(), tag(name), pages, () -> notDue, () -> stable, () -> withdrawn, tag -> {
                    var files = new TreeMap<String, byte[]>();
                    files.put("tour.md", ("{" + tag + "}\n").getBytes(StandardCharsets.UTF_8));
                    files.put("data.json", "{}".getBytes(StandardCharsets.UTF_8));
                    return files;
                });
    }

    private void publish(String name) {
        stable.add(tag(name));
        DocsPublished step = step(name, Optional.empty());
        assertInstanceOf(Finding.Missing.class, step.look());
        step.act();
        DocsPublished.Result done = assertInstanceOf(
                DocsPublished.Result.class,
                assertInstanceOf(Finding.Done.class, step.look()).result());
        assertEquals(bare.git("rev-parse", "gh-pages"), done.commit());
        assertEquals(done.commit(), step.evidence(done).get("commit"));
    }

    private String show(String path) {
        return bare.git("show", "gh-pages:" + path);
    }

    @Test
    void theLatestIsAsItIsAndTheThreeNewestOlderOnesAreFrozen() {
        for (String name : new String[] {"v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0", "v1.4.0"}) {
            publish(name);
        }
        assertEquals(
                "latest/data.json\nlatest/tour.md\nv1.1.0/data.json\nv1.1.0/tour.md\nv1.2.0/data.json\nv1.2.0/tour.md\n"
                        + "v1.3.0/data.json\nv1.3.0/tour.md\nversions.json",
                bare.git("ls-tree", "-r", "--name-only", "gh-pages"));
        assertEquals("{v1.4.0}", show("latest/tour.md"));
        assertEquals("\\{v1.3.0\\}", show("v1.3.0/tour.md"));
        assertEquals("{}", show("v1.3.0/data.json"));
        assertEquals("Documentation of v1.4.0", bare.git("log", "-1", "--format=%s", "gh-pages"));
    }

    @Test
    void aSecondRunMakesNoCommit() {
        publish("v1.0.0");
        step("v1.0.0", Optional.empty()).act();
        assertEquals("1", bare.git("rev-list", "--count", "gh-pages"));
    }

    @Test
    void theSiteIsNeverLowered() {
        publish("v1.1.0");
        DocsPublished lower = step("v1.0.0", Optional.empty());
        assertEquals(new Finding.NotDue<>("NOT_LATEST"), lower.look());
        lower.act();
        assertEquals("1", bare.git("rev-list", "--count", "gh-pages"));
    }

    @Test
    void candidatesAndMissingTokensAreNotDue() {
        assertEquals(
                new Finding.NotDue<>("PRERELEASE"),
                step("v1.0.0-rc1", Optional.empty()).look());
        assertEquals(
                new Finding.NotDue<>("NOT_LATEST"),
                step("v1.0.0", Optional.of("NOT_LATEST")).look());
        pages = new GitEndpoint("https://host.invalid/x.git", "gh-pages", Secret.NONE, Secret.NONE, "");
        assertEquals(
                new Finding.NotDue<>("NO_CREDENTIALS"),
                step("v1.0.0", Optional.empty()).look());
    }
}
