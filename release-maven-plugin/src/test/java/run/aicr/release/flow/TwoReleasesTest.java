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
package run.aicr.release.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.script.Call;
import run.aicr.release.SmallRelease;
import run.aicr.release.git.Scratch;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.RunLocks;

/**
 * Two releases in one rehearsal folder, one after the other and at once: a hotfix below the newest stable release, and a
 * candidate beside it (spec release §10, 29 and 38). Eight whole releases, two of them in processes of their own, take
 * half a minute; fewer would leave out an order or a way of being at once.
 */
class TwoReleasesTest {
    private static final String LOWER = "v1.2.4";
    private static final String HIGHER = "v1.3.0";
    private static final String CANDIDATE = "v1.4.0-rc1";

    @TempDir
    static Path temp;

    private static Path begun;

    @BeforeAll
    static void tagAll() {
        Path template = temp.resolve("template");
        ReleaseScene.makeTemplate(template);
        begun = temp.resolve("begun");
        ReleaseScene.copyOf(template, begun, LOWER, HIGHER, CANDIDATE).close();
    }

    private static ReleaseScene scene(String name, String tag) {
        if (!Files.isDirectory(temp.resolve(name))) {
            SmallRelease.copy(begun, temp.resolve(name));
        }
        return ReleaseScene.in(temp.resolve(name), tag, "");
    }

    private static void requirePointersAtTheHigher(ReleaseScene scene) throws IOException {
        Layout registry = Layout.open(scene.folder().resolve("registry"));
        for (String image : List.of("ghcr.io/example/aicr", "ghcr.io/example/aicrd")) {
            assertEquals(
                    registry.find(image + ":" + HIGHER).orElseThrow().digest(),
                    registry.find(image + ":latest").orElseThrow().digest());
        }
        assertEquals(HIGHER, scene.services().forge().latest().orElseThrow().tag());
        String formula = Scratch.existing(scene.folder().resolve("tap.git")).git("show", "main:Formula/aicr.rb");
        assertTrue(formula.contains("version \"1.3.0\""), formula);
        String versions = Scratch.existing(scene.folder().resolve("pages.git")).git("show", "gh-pages:versions.json");
        assertTrue(versions.contains("Latest · " + HIGHER), versions);
        String image = registry.find("ghcr.io/example/aicrd:" + HIGHER)
                .orElseThrow()
                .digest()
                .prefixed();
        String demo = Files.readString(scene.folder().resolve("demo.json"));
        assertTrue(demo.contains(image), "the demo runs " + image + ": " + demo);
        assertEquals(
                1,
                Files.readAllLines(scene.folder().resolve("chat.jsonl")).stream()
                        .filter(l -> l.contains(HIGHER + " "))
                        .count(),
                "one message");
    }

    @Test
    void pointersAreAtTheHigherWhateverTheOrder() throws IOException {
        for (List<String> order : List.of(List.of(LOWER, HIGHER), List.of(HIGHER, LOWER))) {
            String name = "order-" + order.get(0);
            for (String tag : order) {
                try (ReleaseScene scene = scene(name, tag)) {
                    scene.run().rowsOrThrow();
                }
            }
            try (ReleaseScene scene = scene(name, HIGHER)) {
                requirePointersAtTheHigher(scene);
            }
        }
    }

    @Test
    void twoThreadsAtOnceDoNotInterleave() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (ReleaseScene higher = scene("threads", HIGHER)) {
            ReleaseScene lower = higher.beside(LOWER);
            CyclicBarrier together = new CyclicBarrier(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Future<ReleaseRun.Outcome>> runs = new ArrayList<>();
                for (ReleaseScene scene : List.of(lower, higher)) {
                    runs.add(threads.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        String tag = scene == lower ? LOWER : HIGHER;
                        try (RunLocks locks = RunLocks.take(scene.folder(), tag, told::add)) {
                            assertTrue(locks.leftBehind().isEmpty());
                            return scene.run();
                        }
                    }));
                }
                for (Future<ReleaseRun.Outcome> run : runs) {
                    run.get(2, TimeUnit.MINUTES).rowsOrThrow();
                }
            } finally {
                threads.shutdownNow();
            }
            requirePointersAtTheHigher(higher);
            requireOneAfterTheOther(higher);
        }
        assertEquals(1, told.size(), told.toString());
        assertTrue(
                told.get(0).matches("waiting for another run: v1\\.[23]\\.[04] in process \\d+ since .*Z"),
                told.get(0));
    }

    /** All that the two releases made public, by the calls that name them: one has ended when the other begins. */
    private static void requireOneAfterTheOther(ReleaseScene scene) {
        List<Call> calls = scene.calls();
        long idOfLower = scene.services().forge().published(LOWER).orElseThrow().id();
        long idOfHigher =
                scene.services().forge().published(HIGHER).orElseThrow().id();
        int[] lower = positions(calls, LOWER, idOfLower);
        int[] higher = positions(calls, HIGHER, idOfHigher);
        int[] latest = IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).toString().matches("registry PUT .*/manifests/latest 201"))
                .toArray();
        assertTrue(lower.length >= 3 && higher.length >= 3 && latest.length == 2, calls.toString());
        boolean lowerFirst = lower[0] < higher[0];
        int[] first = lowerFirst ? lower : higher;
        int[] second = lowerFirst ? higher : lower;
        assertTrue(first[first.length - 1] < second[0], "the calls of the two releases are mixed: " + calls);
        int endOfHigher = lowerFirst ? calls.size() : second[0];
        assertTrue(latest[0] > higher[0] && latest[1] < endOfHigher, "latest moves in the run of the higher");
    }

    private static int[] positions(List<Call> calls, String tag, long id) {
        String named = "(registry PUT .*/manifests/" + tag + " 201|forge PATCH .*/releases/" + id + " 200)";
        return IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).toString().matches(named))
                .toArray();
    }

    @Test
    void twoProcessesAtOnceEndAtTheHigher() throws Exception {
        SmallRelease.copy(begun, temp.resolve("processes"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (String tag : List.of(HIGHER, CANDIDATE)) {
                runs.add(threads.submit(() -> ReleaseProcess.run(temp.resolve("processes"), tag, "")));
            }
            for (Future<Integer> run : runs) {
                assertEquals(0, run.get(2, TimeUnit.MINUTES));
            }
        } finally {
            threads.shutdownNow();
        }
        try (ReleaseScene scene = scene("processes", HIGHER)) {
            requirePointersAtTheHigher(scene);
            assertTrue(scene.services().forge().published(CANDIDATE).isPresent());
        }
    }
}
