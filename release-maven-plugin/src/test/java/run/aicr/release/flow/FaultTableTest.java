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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.work.Tree;

/**
 * The fault table: whatever interrupts a release, the next run ends in the state of one that nothing disturbed, and before
 * the publication nothing of it is public.
 */
class FaultTableTest {
    private static final String TAG = "v1.3.0";

    /** Faults that a run gets over by itself, as {@code peer method path fault}. */
    private static final List<String> PASSING = List.of(
            "registry * .* 502 x2",
            "registry * .* 429 x1 retry-after=1",
            "registry PUT .*/blobs/.* cut-body x1",
            "registry PUT .*/manifests/.* cut-after x1",
            "registry PUT .*/manifests/v1.3.0 502 x2",
            "registry PUT .*/manifests/latest cut-after x1",
            "forge * .* 502 x2",
            "forge * .* 429 x1 retry-after=1",
            "forge POST .*/releases cut-after x1",
            "forge POST .*/attestations cut-after x1",
            "forge POST .*/attestations 502 x2",
            "forge PATCH .* cut-after x1",
            "forge PATCH .* 502 x2",
            "uploads POST .* 502 x2",
            "uploads POST .* cut-body x1",
            "uploads POST .* cut-after x1",
            "store GET .* 502 x2",
            "store GET .* cut-answer x1",
            "web GET .* 502 x2",
            "sts POST .* 502 x2",
            "iam POST .* 502 x2",
            "run GET .* 502 x2",
            "demo-registry * .* 502 x2",
            "chat POST .* 502 x2",
            "chat POST .* 429 x1 retry-after=1");

    /** Stand-ins that may be away for the length of a run. */
    private static final List<String> OUTAGES =
            List.of("registry", "forge", "uploads", "store", "sts", "iam", "run", "demo-registry", "chat");

    /** Without these the demo fails, which the message says; it is sent once. */
    private static final List<String> DEMO = List.of("sts", "iam", "run", "demo-registry");

    @TempDir
    static Path temp;

    private static final AtomicInteger PLAYED = new AtomicInteger();
    private static Path template;
    private static SortedMap<String, String> undisturbed;

    @BeforeAll
    static void releaseUndisturbed() throws IOException {
        Path candidate = temp.resolve("candidate");
        ReleaseScene.makeTemplate(candidate);
        template = temp.resolve("attested");
        try (ReleaseScene scene = ReleaseScene.copyOf(candidate, template, TAG)) {
            scene.run("attested", FailAt.NOWHERE).rowsOrThrow();
        }
        Path whole = temp.resolve("undisturbed");
        try (ReleaseScene scene = ReleaseScene.copyOf(template, whole)) {
            scene.run().rowsOrThrow();
            undisturbed = scene.publicState();
        }
    }

    @AfterAll
    static void tell(TestReporter reporter) {
        reporter.publishEntry("faults", PLAYED.get() + " faults, each ended in the state of an undisturbed release");
    }

    @TestFactory
    List<DynamicTest> stopsBetweenAndWithinStates() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String state : ReleasePipeline.NAMES) {
            for (String point : List.of("before", "acted", "after")) {
                // After one state is before the next.
                boolean last = state.equals("notified");
                if (point.equals("before")
                        || point.equals("acted") && isActed(state)
                        || point.equals("after") && last) {
                    tests.add(DynamicTest.dynamicTest(state + " " + point, () -> stopped(state, point)));
                }
            }
        }
        return tests;
    }

    /** What is there already when the table begins is not acted on. */
    private static boolean isActed(String state) {
        return ReleasePipeline.NAMES.indexOf(state) > ReleasePipeline.NAMES.indexOf("attested");
    }

    private static void stopped(String state, String point) throws IOException {
        Path base = temp.resolve(state + "-" + point);
        try (ReleaseScene scene = ReleaseScene.copyOf(template, base)) {
            FailAt there = new FailAt(state, point, false);
            ReleaseException stop = assertThrows(ReleaseException.class, () -> scene.run("notified", there));
            assertEquals(Code.STOPPED, stop.code());
            assertNothingPublicBefore(scene, state, point);
            scene.restart();
            assertFinished(scene);
        }
        Tree.delete(base);
    }

    private static void assertNothingPublicBefore(ReleaseScene scene, String state, String point) {
        int at = ReleasePipeline.NAMES.indexOf(state);
        int published = ReleasePipeline.NAMES.indexOf("published");
        if (at < published || at == published && point.equals("before")) {
            assertFalse(scene.isPublic(), "nothing is public");
        }
    }

    @TestFactory
    List<DynamicTest> killsWithinStates() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String state : ReleasePipeline.NAMES) {
            if (isActed(state)) {
                tests.add(DynamicTest.dynamicTest("SIGKILL in " + state, () -> killed(state)));
            }
        }
        return tests;
    }

    private static void killed(String state) throws IOException, InterruptedException {
        Path base = temp.resolve("kill-" + state);
        ReleaseScene.copyOf(template, base).close();
        assertEquals(137, ReleaseProcess.run(base, TAG, state + ":acted:kill"));
        try (ReleaseScene scene = ReleaseScene.in(base, TAG, "")) {
            assertNothingPublicBefore(scene, state, "acted");
            assertFinished(scene);
        }
        Tree.delete(base);
    }

    @TestFactory
    List<DynamicTest> faultsThatPass() {
        return PASSING.stream()
                .map(fault -> DynamicTest.dynamicTest(fault, () -> passes(fault)))
                .toList();
    }

    private static void passes(String fault) throws IOException {
        Path base = temp.resolve("passing-" + PLAYED.get());
        try (ReleaseScene scene = ReleaseScene.copyOf(template, base)) {
            scene.play(fault);
            assertFinished(scene);
        }
        Tree.delete(base);
    }

    @TestFactory
    List<DynamicTest> outages() {
        return OUTAGES.stream()
                .map(peer -> DynamicTest.dynamicTest("outage of " + peer, () -> outage(peer)))
                .toList();
    }

    private static void outage(String peer) throws IOException {
        Path base = temp.resolve("outage-" + peer);
        try (ReleaseScene scene = ReleaseScene.copyOf(template, base)) {
            scene.play(peer + " outage");
            assertThrows(RuntimeException.class, () -> scene.run().rowsOrThrow());
            boolean before = List.of("registry", "forge", "uploads", "store").contains(peer);
            assertEquals(before, !scene.isPublic());
            scene.restart();
            if (DEMO.contains(peer)) {
                assertTrue(scene.publicState().remove("chat").contains("FAILED after publish: deployed"));
                assertFinished(scene, List.of("chat"));
            } else {
                assertFinished(scene);
            }
        }
        Tree.delete(base);
    }

    /** A run without faults, or one that gets over them, ends as if nothing had been; another one finds nothing to do. */
    private static void assertFinished(ReleaseScene scene) {
        assertFinished(scene, List.of());
    }

    private static void assertFinished(ReleaseScene scene, List<String> except) {
        scene.run().rowsOrThrow();
        SortedMap<String, String> expected = new TreeMap<>(undisturbed);
        SortedMap<String, String> found = scene.publicState();
        expected.keySet().removeAll(except);
        found.keySet().removeAll(except);
        assertEquals(expected, found);
        ReleaseRun.Outcome again = scene.run();
        assertFalse(again.changedSomething(), again.rows().toString());
        assertTrue(again.failure().isEmpty());
        PLAYED.incrementAndGet();
    }
}
