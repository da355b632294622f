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
package run.aicr.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.cluster.ClusterLimits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class ValidatorMainTest {
    private static final String INPUT = """
            apiVersion: validator.nvidia.com/v1alpha1
            kind: ValidationInput
            componentRefs: [{name: gpu-operator, namespace: gpu-operator}]
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();

    /** A check made of a function. */
    private record Scripted(String name, Function<CheckContext, Outcome> body) implements Check {
        @Override
        public Outcome run(CheckContext context) {
            return body.apply(context);
        }
    }

    @BeforeEach
    void mount() throws IOException {
        file("snapshot.yaml", "kind: Snapshot\n");
        file("validation.yaml", INPUT);
        file("kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "http://127.0.0.1:1"}}]
                contexts: [{name: it, context: {cluster: here, user: me}}]
                users: [{name: me, user: {}}]
                current-context: it
                """);
        variables.put("AICR_SNAPSHOT_PATH", folder.resolve("snapshot.yaml").toString());
        variables.put("AICR_VALIDATION_PATH", folder.resolve("validation.yaml").toString());
        variables.put("AICR_CHECK_TIMEOUT", "2m0s");
        variables.put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    }

    @Test
    void passedIsZeroWithoutAMessage() {
        int exit = run(c -> {
            c.evidence().block("Pods", "kubectl get pods", "a b");
            c.evidence().block("Nodes", "c");
            c.evidence().line("plain");
            c.evidence().result("42 GB/s");
            return Outcome.pass();
        });
        assertEquals(0, exit);
        assertFalse(Files.exists(terminationLog()));
        assertEquals("""
                --- Pods ---
                Equivalent: kubectl get pods

                a b
                --- Nodes ---
                c
                plain
                RESULT: 42 GB/s
                """, text(out).replace(System.lineSeparator(), "\n"));
        assertTrue(text(err).contains("level=INFO msg=\"check started\" check=it timeout=PT2M"), text(err));
        assertTrue(text(err).contains("level=INFO msg=\"check passed\" check=it"), text(err));
    }

    @Test
    void failedIsOneWithClassAndReason() {
        assertEquals(1, run(c -> Outcome.fail(ErrorClass.NOT_FOUND, "no pod")));
        assertEquals("[NOT_FOUND] no pod", message());
    }

    @Test
    void skippedIsTwoWithThePlainReason() {
        assertEquals(2, run(c -> Outcome.skip("no GPU node")));
        assertEquals("no GPU node", message());
    }

    @Test
    void anErrorOfTheCheckIsAFailureWithItsClassOnce() {
        assertEquals(1, run(c -> {
            throw AicrException.notFound("nothing there");
        }));
        assertEquals("[NOT_FOUND] nothing there", message());
    }

    @Test
    void anUnexpectedErrorIsAnInternalFailure() {
        assertEquals(1, run(c -> {
            throw new IllegalStateException("odd");
        }));
        assertEquals("[INTERNAL] check 'it' ended unexpectedly: java.lang.IllegalStateException: odd", message());
        assertTrue(text(err).contains("at run.aicr.validator"), "the trace is in the log");
    }

    @Test
    void aCheckEndsAtItsDeadline() throws InterruptedException {
        variables.put("AICR_CHECK_TIMEOUT", "50ms");
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        assertEquals(1, run(c -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            return Outcome.pass();
        }));
        assertEquals("[TIMEOUT] check 'it' did not end within 50 ms (AICR_CHECK_TIMEOUT)", message());
        interrupted.await();
    }

    @Test
    void theInterruptOfTheProgramEndsTheCheck() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertEquals(1, run(c -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Outcome.pass();
        }));
        assertTrue(Thread.interrupted());
        assertEquals("[TIMEOUT] check 'it' was interrupted", message());
    }

    @Test
    void anUnknownOrMissingNameIsOne() {
        assertEquals(
                1, ValidatorMain.run(List.of("other"), environment(terminationLog()), checks(c -> Outcome.pass())));
        assertEquals("[INVALID_REQUEST] unknown check 'other'; known here: it", message());
        assertEquals(1, ValidatorMain.run(List.of(), environment(terminationLog()), checks(c -> Outcome.pass())));
        assertEquals("[INVALID_REQUEST] the name of a check is missing as argument 1; known here: it", message());
    }

    @Test
    void theContextCarriesWhatTheRunSays() throws IOException {
        variables.put("AICR_NODE_SELECTOR", "b=2,a=1");
        variables.put("AICR_TOLERATIONS", "dedicated=gpu:NoSchedule,*,x:NoExecute");
        variables.put("AICR_NAMESPACE", "mine");
        variables.put("AICR_RUN_ID", "r1");
        AtomicReference<CheckContext> seen = new AtomicReference<>();
        Function<CheckContext, Outcome> look = c -> {
            seen.set(c);
            return Outcome.pass();
        };
        run(look);
        CheckContext context = seen.get();
        assertEquals("mine", context.namespace());
        assertEquals("r1", context.runId());
        assertEquals("r1", context.variable("AICR_RUN_ID"));
        assertEquals("", context.variable("ABSENT"));
        assertEquals(Map.of("a", "1", "b", "2"), context.scheduling().nodeSelector());
        assertEquals(
                List.of(
                        new Toleration("dedicated", "gpu", "NoSchedule"),
                        Toleration.ALL,
                        new Toleration("x", "", "NoExecute")),
                context.scheduling().tolerations());
        assertTrue(context.input().enabledComponent("gpu-operator").isPresent());

        file("namespace", "mounted\n");
        run(look);
        assertEquals("mounted", seen.get().namespace());
    }

    @Test
    void whatCannotBeLoadedFailsBeforeTheCheck() throws IOException {
        assertLoadFails("AICR_TOLERATIONS", "x", "'x' is no toleration");
        assertLoadFails("AICR_NODE_SELECTOR", "x", "'x' is no selector");
        assertLoadFails("AICR_SNAPSHOT_PATH", "/nowhere/s.yaml", "/nowhere/s.yaml: no such file");
        assertLoadFails("AICR_VALIDATION_PATH", folder.toString(), "cannot be read");
        assertLoadFails("AICR_VALIDATION_PATH", file("list", "[]").toString(), "a mapping is expected, found a list");
        assertLoadFails("AICR_VALIDATION_PATH", file("kind", "kind: X").toString(), "must be 'ValidationInput'");
        assertLoadFails("KUBECONFIG", "/nowhere/config", "/nowhere/config: no such file");
    }

    @Test
    void aTimeoutThatIsNoneIsReportedAndReplaced() {
        variables.put("AICR_CHECK_TIMEOUT", "-1s");
        AtomicReference<CheckContext> seen = new AtomicReference<>();
        run(c -> {
            seen.set(c);
            return Outcome.pass();
        });
        assertEquals(55, seen.get().timeout().toMinutes());
        assertTrue(text(err).contains("level=WARN"), text(err));
    }

    @Test
    void aTerminationFileThatCannotBeWrittenIsNotFatal() {
        Environment environment = environment(folder.resolve("no").resolve("such"));
        assertEquals(2, ValidatorMain.run(List.of("it"), environment, checks(c -> Outcome.skip("why"))));
        assertTrue(text(err).contains("the termination message cannot be written"), text(err));
    }

    @Test
    void theTerminationMessageIsCutBetweenCharacters() {
        assertEquals(1, run(c -> Outcome.fail(ErrorClass.INTERNAL, "ä".repeat(3000))));
        assertTrue(message().getBytes(StandardCharsets.UTF_8).length <= 4096);
        assertTrue(message().endsWith("ä"));
        assertEquals(4096, TerminationLog.cut("x".repeat(5000)).length);
        assertEquals(4095, TerminationLog.cut("x" + "ä".repeat(3000)).length);
    }

    private void assertLoadFails(String variable, String value, String expected) {
        String before = variables.getOrDefault(variable, "");
        variables.put(variable, value);
        assertEquals(1, run(c -> Outcome.pass()));
        assertTrue(message().contains("failed to load context"), message());
        assertTrue(message().contains(expected), message());
        variables.put(variable, before);
    }

    private int run(Function<CheckContext, Outcome> body) {
        return ValidatorMain.run(List.of("it"), environment(terminationLog()), checks(body));
    }

    private static List<Check> checks(Function<CheckContext, Outcome> body) {
        return List.of(new Scripted("it", body));
    }

    private Environment environment(Path terminationLog) {
        return new Environment(
                variables,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminationLog,
                folder,
                ClusterLimits.STANDARD);
    }

    private Path terminationLog() {
        return folder.resolve("termination");
    }

    private String message() {
        try {
            return Files.readString(terminationLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
