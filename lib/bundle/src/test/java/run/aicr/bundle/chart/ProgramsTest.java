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
package run.aicr.bundle.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.bundle.Recipes;
import run.aicr.bundle.mirror.Discovery;
import run.aicr.bundle.mirror.MirrorFormat;
import run.aicr.bundle.mirror.MirrorList;
import run.aicr.catalog.ComponentRef;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Programs of others, with shell scripts in their place. */
class ProgramsTest {
    @TempDir
    private Path folder;

    private Programs programs() {
        return new Programs(Map.of("PATH", folder + ":/usr/bin:/bin"), folder);
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static ComponentRef ref(String name) {
        return Recipes.small().recipe().componentRefs().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AicrException fault(Runnable work) {
        return assertThrows(AicrException.class, work::run);
    }

    @Test
    void aProgramThatTakesTooLongOrSaysTooMuchIsEnded() throws IOException {
        program("slow", "sleep 60 & wait\n");
        Programs programs = programs();
        Path slow = programs.find("slow").orElseThrow();
        assertTrue(programs.run(slow, List.of(), Duration.ofMillis(200), 10).late());
        program("loud", "echo 0123456789\n");
        Path loud = programs.find("loud").orElseThrow();
        assertEquals(
                ErrorClass.INTERNAL,
                fault(() -> programs.run(loud, List.of(), Duration.ofSeconds(9), 5))
                        .errorClass());
        assertTrue(programs.find("nothing-of-that-name").isEmpty());
    }

    @Test
    void aChartIsFetchedWithItsProvenance() throws IOException {
        program("helm", """
                if [ "$1" = version ]; then echo v3.1; exit; fi
                echo "$*" > "%s/call"
                for a in "$@"; do last=$a; done
                echo chart > "$last/c-1.tgz"
                """.formatted(folder));
        VendoredChart chart = ChartPuller.open(programs(), PullRules.OF_COMMAND).pull(ref("gpu-operator"));
        assertEquals("c-1.tgz", chart.fileName());
        assertEquals("helm-cli v3.1", chart.puller());
        assertTrue(Files.readString(folder.resolve("call"))
                .startsWith("pull oci://registry.example.com/charts/gpu-operator --version v26.3.2 --destination"));
        ChartPuller.open(programs(), PullRules.OF_COMMAND).pull(ref("cert-manager"));
        assertTrue(Files.readString(folder.resolve("call"))
                .startsWith("pull cert-manager --repo https://charts.jetstack.io --version v1.20.2"));
    }

    @ParameterizedTest
    @CsvSource({
        "Error: chart NOT FOUND, NOT_FOUND",
        "no chart version found, NOT_FOUND",
        "401 Unauthorized, UNAUTHORIZED",
        "context deadline exceeded, TIMEOUT",
        "dial tcp: no such host, SERVICE_UNAVAILABLE",
        "something else, INTERNAL",
    })
    void failuresOfHelmGetTheirClass(String text, ErrorClass expected) throws IOException {
        program("helm", "[ \"$1\" = version ] && exit 0\necho '" + text + "' >&2\nexit 1\n");
        assertEquals(
                expected,
                fault(() -> ChartPuller.open(programs(), PullRules.OF_COMMAND).pull(ref("cert-manager")))
                        .errorClass());
    }

    @Test
    void aPullThatLeavesNoChartIsAFault() throws IOException {
        program("helm", "exit 0\n");
        assertTrue(
                fault(() -> ChartPuller.open(programs(), PullRules.OF_COMMAND).pull(ref("cert-manager")))
                        .sentence()
                        .contains("left 0"));
    }

    @Test
    void chartsTogetherMayNotBeLargerThanTheRulesSay() throws IOException {
        program(
                "helm",
                "for a in \"$@\"; do last=$a; done\n[ -d \"$last\" ] && echo 0123456789 > \"$last/c-1.tgz\"\nexit 0\n");
        ChartPuller one = ChartPuller.open(programs(), new PullRules(Duration.ofSeconds(20), 10, 100, ref -> {}));
        assertTrue(fault(() -> one.pull(ref("cert-manager"))).sentence().contains("larger than the limit of 10 bytes"));
        ChartPuller two = ChartPuller.open(programs(), new PullRules(Duration.ofSeconds(20), 11, 21, ref -> {}));
        two.pull(ref("cert-manager"));
        AicrException e = fault(() -> two.pull(ref("gpu-operator")));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().contains("up to the chart of component \"gpu-operator\""), e.sentence());
    }

    @Test
    void whoIsInterruptedEndsTheProgram() throws IOException, InterruptedException {
        program("slow", "touch \"$1\"\nsleep 60 & wait\n");
        Programs programs = programs();
        Path started = folder.resolve("started");
        AtomicReference<Optional<AicrException>> ended = new AtomicReference<>(Optional.empty());
        Thread thread = Thread.ofVirtual().start(() -> {
            Path slow = programs.find("slow").orElseThrow();
            ended.set(Optional.of(
                    fault(() -> programs.run(slow, List.of(started.toString()), Duration.ofMinutes(9), 10))));
        });
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertTrue(thread.join(Duration.ofSeconds(30)), "it waits for the program");
        assertEquals(ErrorClass.TIMEOUT, ended.get().orElseThrow().errorClass());
    }

    private static ComponentRef kustomize(String fields) {
        return Recipes.read("componentRefs: [{name: k, type: Kustomize, " + fields + "}]")
                .recipe()
                .componentRefs()
                .get(0);
    }

    @Test
    void kustomizeIsPreferredAndKubectlTakesItsPlace() throws IOException {
        Files.createDirectory(folder.resolve("dir"));
        Files.writeString(folder.resolve("dir/kustomization.yaml"), "sortOptions: {order: legacy}\n");
        program("kubectl", "cat \"$2/kustomization.yaml\"\n");
        Programs only = new Programs(Map.of("PATH", folder + ":/bin:/usr/bin"), folder);
        String wrapper = new KustomizeBuild(only).build(kustomize("path: dir"));
        assertTrue(wrapper.contains("order: legacy"), wrapper);
        String remote =
                new KustomizeBuild(only).build(kustomize("path: p, source: \"https://g.example.com/r\", tag: v1"));
        assertTrue(remote.contains("https://g.example.com/r//p?ref=v1"), remote);
        assertTrue(remote.contains("order: fifo"), remote);
        program("kustomize", "echo \"$*\"\n");
        assertEquals("build --reorder=none dir\n", new KustomizeBuild(only).build(kustomize("path: dir")));
        program("kustomize", "echo broken >&2; exit 1\n");
        assertTrue(fault(() -> new KustomizeBuild(only).build(kustomize("path: dir")))
                .sentence()
                .contains("broken"));
    }

    @Test
    void withoutAnyOfThemBothAreNamed() {
        AicrException fault =
                fault(() -> new KustomizeBuild(new Programs(Map.of(), folder)).build(kustomize("path: dir")));
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, fault.errorClass());
        assertTrue(fault.sentence().contains("neither kustomize nor kubectl"), fault.sentence());
    }

    @Test
    void imagesOfChartsAndManifestsAreListed() throws IOException {
        program("helm", """
                echo 'spec: {containers: [{image: busybox}, {image: "nvcr.io/a/b:1"}], x: {image: bare}, y: {image: m, repository: r.io/, version: 2}}'
                """);
        List<String> notes = new ArrayList<>();
        MirrorList list = new Discovery(
                        Recipes.small().recipe(), Recipes.CATALOG, Recipes.set("gpuoperator:a=1"), programs())
                .run("dev", notes);
        assertEquals(List.of("nvcr.io/a/b:1", "r.io/m:2"), list.images());
        assertTrue(notes.stream().anyMatch(note -> note.contains("\"busybox\"")), notes.toString());
        assertFalse(notes.stream().anyMatch(note -> note.contains("\"bare\"")), "only pods pull images");
        assertEquals(3, list.charts().size());
        for (MirrorFormat format : MirrorFormat.values()) {
            assertTrue(new String(format.bytes(list), StandardCharsets.UTF_8).contains("nvcr.io/a/b:1"));
        }
    }

    @Test
    void withoutHelmEveryChartIsAWarning() {
        MirrorList list = new Discovery(
                        Recipes.small().recipe(),
                        Recipes.CATALOG,
                        Recipes.set("certmanager:enabled=false"),
                        new Programs(Map.of(), folder))
                .run("dev", new ArrayList<>());
        assertEquals(2, list.warnings().size());
        assertEquals(2, list.components().size());
        String zarf = new String(MirrorFormat.ZARF.bytes(list), StandardCharsets.UTF_8);
        assertTrue(zarf.startsWith("# warning: "), zarf);
    }
}
