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
package run.aicr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Login;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** Bundles go into a registry and come back (spec bundle §17, §23 items 6 and 23, §24 items 28 and 29). */
class BundlePushTest {
    private static final String GENERIC = "application/vnd.nvidia.aicr.artifact";

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private String host = "";
    private Map<String, String> variables = Map.of();

    @BeforeEach
    void start() throws IOException {
        rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"));
        host = rehearsal.addresses().registry().getRawAuthority();
        String login = rehearsal.addresses().tokens().registryUser() + ":"
                + rehearsal.addresses().tokens().registryToken();
        Path docker = Files.createDirectory(folder.resolve("docker"));
        Files.writeString(
                docker.resolve("config.json"),
                "{\"auths\": {\"" + host + "\": {\"auth\": \""
                        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)) + "\"}}}");
        variables = Map.of("DOCKER_CONFIG", docker.toString());
        run("recipe", "--service", "eks", "--gpu", "h100", "--intent", "training", "-o", "recipe.yaml");
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private InProcess run(String... args) {
        return InProcess.run(folder, variables, args);
    }

    private InProcess push(String target, String... more) {
        return run(Stream.concat(
                        Stream.of("bundle", "-r", "recipe.yaml", "-o", "oci://" + host + "/" + target), Stream.of(more))
                .toArray(String[]::new));
    }

    private Registry registry() {
        return Registry.at(
                rehearsal.addresses().registry(),
                Login.ANONYMOUS,
                new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), Retry.standard()));
    }

    private Fields manifest(String repository, String tag) {
        return Fields.of(JsonReader.read(tag, registry().manifest(repository, tag), Limits.DOCUMENT), "");
    }

    /** Unpacks the layer with the program tar. */
    private Path unpacked(String repository, String tag) throws IOException, InterruptedException {
        Descriptor layer =
                Descriptor.read(manifest(repository, tag).list("layers").get(0));
        Path file = folder.resolve("layer.tgz");
        registry().pull(repository, layer, file);
        Path tree = Files.createDirectories(folder.resolve("back-" + tag));
        Process tar = new ProcessBuilder("tar", "-xzpf", file.toString(), "-C", tree.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, tar.waitFor(), said);
        return tree;
    }

    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                String content = Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
                files.put(root.relativize(file).toString(), mode + content);
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"helm", "helmfile", "argocd", "flux"})
    void aBundleComesBackAsItWas(String deployer) throws IOException, InterruptedException {
        InProcess pushed = push("team/stack:v1", "-d", deployer);
        assertEquals(0, pushed.exitCode(), pushed.err());
        assertEquals("", pushed.out());
        Fields manifest = manifest("team/stack", "v1");
        assertEquals(GENERIC, manifest.textOrEmpty("artifactType"));
        assertEquals("e30=", manifest.fields("config").orElseThrow().textOrEmpty("data"));
        assertEquals("1970-01-01T00:00:00Z", manifest.textMap("annotations").get("org.opencontainers.image.created"));
        assertEquals(".", manifest.list("layers").get(0).textMap("annotations").get("org.opencontainers.image.title"));
        Path back = unpacked("team/stack", "v1");
        assertEquals(0, run("verify", back.toString(), "--strict").exitCode());
        if (deployer.startsWith("helm")) { // the others write down where they were pushed
            run("bundle", "-r", "recipe.yaml", "-o", "local", "-d", deployer);
            assertEquals(tree(folder.resolve("local")), tree(back));
        }
    }

    @Test
    void theSameBundleKeepsItsDigestAndLeavesNothingBehind() throws IOException {
        push("team/one:v1", "--image-refs", "first.txt");
        Files.createDirectories(folder.resolve("bundle/oci-layout"));
        Files.writeString(folder.resolve("bundle/secret.txt"), "not to be published");
        push("team/one:v1", "--image-refs", "second.txt");
        String first = Files.readString(folder.resolve("first.txt"));
        assertEquals(first, Files.readString(folder.resolve("second.txt")));
        String digest = registry().head("team/one", "v1").orElseThrow().digest().prefixed();
        assertEquals(host + "/team/one:v1@" + digest + "\n", first);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("first.txt"))));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("bundle", "docker", "first.txt", "recipe.yaml", "rehearsal", "second.txt"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aChartOfApplicationsIsAChartInTheRegistryToo() throws IOException, InterruptedException {
        InProcess pushed = push("team/charts/stack:1.2.3-rc.1", "-d", "argocd-helm");
        assertEquals(0, pushed.exitCode(), pushed.err());
        assertTrue(pushed.out().contains("helm install stack oci://" + host + "/team/charts/stack"), pushed.out());
        assertTrue(pushed.out().contains("oci://" + host + "/team/charts\n"), pushed.out());
        Fields manifest = manifest("team/charts/stack", "1.2.3-rc.1");
        assertEquals("", manifest.textOrEmpty("artifactType"));
        assertEquals(
                "application/vnd.cncf.helm.config.v1+json",
                manifest.fields("config").orElseThrow().textOrEmpty("mediaType"));
        Path chart = unpacked("team/charts/stack", "1.2.3-rc.1").resolve("stack");
        assertTrue(Files.readString(chart.resolve("Chart.yaml")).contains("version: 1.2.3-rc.1"));
        InProcess verified = run("verify", chart.toString(), "--strict");
        assertEquals(0, verified.exitCode(), verified.err());
        Descriptor config = Descriptor.read(manifest.fields("config").orElseThrow());
        registry().pull("team/charts/stack", config, folder.resolve("config.json"));
        assertTrue(Files.readString(folder.resolve("config.json")).contains("\"name\":\"stack\""));
        assertArrayEquals(
                new String[] {"1.2.3-rc.1"},
                registry().tags("team/charts/stack").toArray());
        InProcess refused = push("team/charts/stack:abc", "-d", "argocd-helm");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("0.0.0-abc"), refused.err());
        assertEquals(2, push("team/charts/stack", "-d", "argocd-helm").exitCode(), "dev is no version");
    }

    @Test
    void withoutATagTheVersionOfTheProgramIsOne() throws IOException {
        InProcess pushed = push("team/untagged", "-d", "argocd", "--format", "json");
        assertEquals(0, pushed.exitCode(), pushed.err());
        assertTrue(pushed.out().contains(host + "/team/untagged:dev@sha256:"), pushed.out());
        assertEquals(List.of("dev"), registry().tags("team/untagged"));
    }

    @Test
    void aRefusedLoginFailsAtOnceAndABusyRegistryIsAskedAgain() {
        variables = Map.of();
        InProcess refused = push("team/stack:v1");
        assertEquals(6, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("cannot push the bundle to " + host + "/team/stack:v1"), refused.err());
        assertFalse(registry().head("team/stack", "v1").isPresent());
        InProcess folderless = push("team/stack:v1", "--image-refs", "no/such/refs.txt");
        assertEquals(2, folderless.exitCode(), folderless.err());
    }

    @Test
    void aBusyRegistryIsAskedAgain() {
        rehearsal.script().add("registry PUT .*/manifests/.* 503");
        InProcess pushed = push("team/stack:v1");
        assertEquals(0, pushed.exitCode(), pushed.err());
    }

    @Test
    void aBrokenStoreOfLoginsOnlyWarns() throws IOException {
        Files.writeString(folder.resolve("docker/config.json"), "{");
        InProcess refused = push("team/stack:v1");
        assertEquals(6, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("no login from the docker configuration"), refused.err());
    }

    @Test
    void aRegistryThatOthersWroteTakesTheSame() throws IOException, InterruptedException {
        assertEquals(0, push("team/stack:v1", "--image-refs", "ours.txt").exitCode());
        try (OtherRegistry other = OtherRegistry.start(Files.createDirectory(folder.resolve("other")))) {
            String target = "oci://" + other.host() + "/team/stack:v1";
            for (int i = 0; i < 2; i++) {
                InProcess pushed =
                        run("bundle", "-r", "recipe.yaml", "-o", target, "--plain-http", "--image-refs", "theirs.txt");
                assertEquals(0, pushed.exitCode(), pushed.err());
            }
        }
        assertEquals(
                Files.readString(folder.resolve("ours.txt")).replace(host, ""),
                Files.readString(folder.resolve("theirs.txt")).replaceFirst("^[^/]*", ""));
    }
}
