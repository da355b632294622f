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
package run.aicr.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class AccessTest {
    @TempDir
    Path folder;

    @Test
    void prefersTheExplicitFile() {
        assertEquals(
                new Access.Kubeconfig(Path.of("mine")),
                Access.choose(Optional.of(Path.of("mine")), Map.of("KUBECONFIG", "theirs"), folder));
    }

    @Test
    void takesKubeconfigWhenItNamesOneFile() throws IOException {
        homeFile();
        assertEquals(
                new Access.Kubeconfig(Path.of("one")),
                Access.choose(Optional.empty(), Map.of("KUBECONFIG", " one ", "HOME", folder.toString()), folder));
    }

    @Test
    void takesTheHomeFileWhenNothingIsNamed() throws IOException {
        assertEquals(
                new Access.Kubeconfig(homeFile()),
                Access.choose(Optional.empty(), Map.of("HOME", folder.toString()), folder));
    }

    @Test
    void neverTakesTheHomeFileForAList() throws IOException {
        homeFile();
        Files.writeString(folder.resolve("token"), "t");
        Map<String, String> environment = Map.of(
                "KUBECONFIG",
                "a:b",
                "HOME",
                folder.toString(),
                "KUBERNETES_SERVICE_HOST",
                "10.0.0.1",
                "KUBERNETES_SERVICE_PORT",
                "6443");
        assertEquals(
                new Access.ServiceAccount(folder, "10.0.0.1", 6443),
                Access.choose(Optional.empty(), environment, folder));
    }

    @Test
    void saysWhatIsMissing() {
        AicrException e = assertThrows(AicrException.class, () -> Access.choose(Optional.empty(), Map.of(), folder));
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, e.errorClass());
        Map<String, String> noHost = Map.of("KUBERNETES_SERVICE_HOST", "h");
        assertThrows(AicrException.class, () -> Access.choose(Optional.empty(), noHost));
    }

    @Test
    void refusesAPortThatIsNoNumber() throws IOException {
        Files.writeString(folder.resolve("token"), "t");
        Map<String, String> environment = Map.of("KUBERNETES_SERVICE_HOST", "h", "KUBERNETES_SERVICE_PORT", "https");
        AicrException e = assertThrows(AicrException.class, () -> Access.choose(Optional.empty(), environment, folder));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
    }

    @Test
    void aMissingFileIsNotFoundAndABadOneInvalid() throws IOException {
        assertEquals(ErrorClass.NOT_FOUND, failure(folder.resolve("absent")));
        Path bad = Files.writeString(folder.resolve("bad"), "{{{{");
        assertEquals(ErrorClass.INVALID_REQUEST, failure(bad));
        assertEquals(ErrorClass.INVALID_REQUEST, failure(folder));
    }

    private static ErrorClass failure(Path file) {
        return assertThrows(
                        AicrException.class,
                        () -> Cluster.open(new Access.Kubeconfig(file), TestCluster.LIMITS)
                                .close())
                .errorClass();
    }

    private Path homeFile() throws IOException {
        Path file = folder.resolve(".kube").resolve("config");
        Files.createDirectories(folder.resolve(".kube"));
        return Files.writeString(file, "");
    }
}
