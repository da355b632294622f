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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import run.aicr.attestation.release.Signers;
import run.aicr.document.Sequence;
import run.aicr.release.work.Tree;

/** The workflow files obey the rules of the specification, and each rule finds the file that breaks it. */
class WorkflowsTest {
    private static final String BEGIN = "<!-- jobs: written by WorkflowsTest -->\n";
    private static final String END = "<!-- end of jobs -->\n";

    private static Goals goals;
    private static SortedMap<String, String> files;

    @BeforeAll
    static void read() throws Exception {
        goals = Goals.read();
        files = new TreeMap<>();
        for (var file : Tree.files(repository().resolve(".github")).entrySet()) {
            if (file.getKey().matches("(workflows|actions)/.*\\.ya?ml")) {
                files.put(file.getKey(), Files.readString(file.getValue()));
            }
        }
    }

    @Test
    void allRulesHold() {
        WorkflowRules rules = new WorkflowRules(files, goals);
        assertEquals(List.of(), rules.findings());
        assertEquals(
                WorkflowRules.JOBS.keySet().stream().toList(),
                rules.jobs().stream()
                        .map(WorkflowRules.WorkflowJob::key)
                        .sorted()
                        .toList());
    }

    @Test
    void namesAndTriggersAreThoseOfThePublicIdentities() {
        assertTrue(files.containsKey("workflows/" + Signers.RELEASE_WORKFLOW));
        assertTrue(files.containsKey("workflows/" + Signers.IMAGES_WORKFLOW));
        var onTag = WorkflowRules.parse("on-tag.yaml", files.get("workflows/on-tag.yaml"));
        assertEquals(
                List.of("v[0-9]+.[0-9]+.[0-9]+*"),
                onTag.fields("on").orElseThrow().fields("push").orElseThrow().texts("tags"));
        var inputs = WorkflowRules.at(onTag, "on", "workflow_dispatch", "inputs", "mode", "options");
        assertEquals(3, ((Sequence) inputs.orElseThrow()).items().size());
        assertTrue(WorkflowRules.at(onTag, "on", "workflow_dispatch", "inputs", "tag")
                .isPresent());
    }

    @TestFactory
    List<DynamicTest> eachRuleFindsWhatBreaksIt() {
        return List.of(
                broken(
                        "a tag instead of a commit",
                        "on-push",
                        "./.github/workflows/qualification.yaml",
                        "actions/x@v1"),
                broken("another commit", "on-tag", "8e8c483db84b", "8e8c483db84c"),
                broken("another version", "on-tag", "# v6.0.1", "# v6.0.2"),
                broken("rights for all jobs", "on-tag", "permissions: {}", "permissions: read-all"),
                broken("no group", "on-push", "concurrency:", "x-concurrency:"),
                broken(
                        "rights for the build",
                        "on-tag",
                        "      contents: read\n    outputs:\n      artifact: ${{ steps.pack.outputs.digest && format('work-build",
                        "      contents: read\n      id-token: write\n    outputs:\n      artifact: ${{ steps.pack.outputs.digest && format('work-build"),
                broken("no time limit", "on-tag", "    timeout-minutes: 30\n", ""),
                broken("credentials stay", "attest-images", "persist-credentials: false", "persist-credentials: true"),
                broken("history is cut off", "attest-images", "fetch-depth: 0", "fetch-depth: 1"),
                broken("interpolation in a script", "on-tag", "-Dref=\"$REF\"", "-Dref=\"${{ github.ref }}\""),
                broken(
                        "another program",
                        "publish",
                        "run: mvn -B -ntp aicr-release:publish",
                        "run: curl x && mvn -B -ntp aicr-release:publish"),
                broken("a goal that is not there", "publish", "aicr-release:deploy-demo", "aicr-release:deploy"),
                broken("a property that is not there", "on-tag", "-Dref=", "-Drefs="),
                broken("a phase that builds among rights", "on-tag", "aicr-release:sign ", "package "),
                broken("no check of the digest", "publish", " -Ddigest=\"$DIGEST\"", ""),
                broken(
                        "a digest of its own",
                        "attest-images",
                        "DIGEST: ${{ inputs.digest }}",
                        "DIGEST: ${{ steps.x.outputs.digest }}"),
                broken(
                        "a secret for the whole job",
                        "on-tag",
                        "    env:\n      TAG: ${{ needs.status.outputs.tag }}\n",
                        "    env:\n      TAG: ${{ needs.status.outputs.tag }}\n      KEY: ${{ secrets.KEY }}\n"),
                broken(
                        "a secret where code is built",
                        "on-tag",
                        "      - name: Build\n",
                        "      - name: Build\n        env:\n          T: ${{ github.token }}\n"),
                broken("no wait for the grammar", "on-tag", "needs: [status, qualify]", "needs: [qualify]"),
                broken("publishing elsewhere", "on-tag", "aicr-release:notify", "aicr-release:release"),
                broken("another group", "on-tag", "group: release-publish", "group: mine"),
                broken(
                        "a run that is cancelled",
                        "on-tag",
                        "group: release-publish\n      cancel-in-progress: false",
                        "group: release-publish\n      cancel-in-progress: true"),
                broken("results of a scan that nobody compares", "vuln-scan", " -Ddigest=\"$DIGEST\"", ""),
                broken("more rights than to show results", "vuln-scan", "security-events: write", "packages: write"),
                broken("a dangerous trigger", "merge-gate", "pull_request:", "pull_request_target:"),
                broken("a job nobody knows", "on-push", "  qualification:\n", "  other:\n"));
    }

    private static DynamicTest broken(String what, String workflow, String from, String to) {
        return DynamicTest.dynamicTest(what, () -> {
            String path = "workflows/" + workflow + ".yaml";
            String text = files.get(path);
            assertTrue(text.contains(from), path + " has no '" + from + "'");
            SortedMap<String, String> changed = new TreeMap<>(files);
            changed.put(path, text.replace(from, to));
            List<String> findings = new WorkflowRules(changed, goals).findings();
            assertTrue(!findings.isEmpty(), "nobody noticed");
        });
    }

    @Test
    void theDocumentShowsTheJobs() throws IOException {
        Path document = repository().resolve("docs/maintainer/ci.md");
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, document + " needs the two marks around the table");
        String expected = new WorkflowRules(files, goals).table();
        if (Boolean.getBoolean("ci.update")) {
            Files.writeString(document, text.substring(0, begin) + expected + text.substring(end));
        } else {
            assertEquals(expected, text.substring(begin, end), "run this test with -Dci.update=true");
        }
    }

    /** The README of the workflows names every file, so that none is added in silence. */
    @Test
    void theDocumentNamesEveryWorkflow() throws IOException {
        String text = Files.readString(repository().resolve("docs/maintainer/ci.md"));
        List<String> unnamed = new ArrayList<>();
        for (String path : files.keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (path.startsWith("workflows/") && !text.contains("`" + name + "` |")) {
                unnamed.add(name);
            }
        }
        assertEquals(List.of(), unnamed);
    }

    private static Path repository() {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("..")
                .normalize();
    }
}
