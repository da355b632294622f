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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;

/**
 * The list of images that a release carries, made by the real Helm: all charts of our registry at their versions, from a
 * chart repository on this machine (spec bundle §19).
 */
class BomWithHelmTest {
    private static final Path REGISTRY = Path.of("../lib/catalog/src/main/catalog/registry.yaml");
    private static final List<String> RELEASE_FLAGS = List.of("--deterministic", "--strict");

    /** A chart, and the version of it that the registry names. */
    private record Chart(String component, String name, String version) {
        String file() {
            return name + "-" + version + ".tgz";
        }

        String image() {
            return "registry.example.com/" + name + ":" + version;
        }
    }

    @TempDir
    private Path folder;

    private final Map<String, Chart> charts = new TreeMap<>();

    @BeforeEach
    void findHelm() throws IOException {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "helm")));
        if (!found) {
            Assumptions.abort("helm is not on the PATH");
        }
        Fields registry = Fields.of(
                YamlReader.read(REGISTRY.toString(), Files.readAllBytes(REGISTRY), Limits.CATALOGUE_FILE), "");
        for (Fields component : registry.list("components")) {
            component
                    .fields("helm")
                    .filter(h -> !h.textOrEmpty("defaultChart").isEmpty())
                    .ifPresent(helm -> {
                        String name = helm.textOrEmpty("defaultChart");
                        Chart chart = new Chart(
                                component.requiredText("name"),
                                name.substring(name.lastIndexOf('/') + 1),
                                helm.requiredText("defaultVersion"));
                        charts.put(chart.component(), chart);
                    });
        }
    }

    /** The same components, all from one repository. */
    private void registryOf(int port) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/registry.yaml"),
                Files.readString(REGISTRY)
                        .replaceAll("defaultRepository: .*", "defaultRepository: http://127.0.0.1:" + port));
    }

    private HttpServer repository() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, Set<String>> entries = new TreeMap<>();
        for (Chart chart : charts.values()) {
            files.put("/" + chart.file(), archive(chart));
            entries.computeIfAbsent(chart.name(), name -> new TreeSet<>())
                    .add("  - {apiVersion: v2, name: " + chart.name() + ", version: \"" + chart.version()
                            + "\", urls: [\"" + chart.file() + "\"]}\n");
        }
        String index = entries.entrySet().stream()
                .map(e -> "  " + e.getKey() + ":\n" + String.join("", e.getValue()))
                .collect(Collectors.joining("", "apiVersion: v1\nentries:\n", ""));
        files.put("/index.yaml", index.getBytes(StandardCharsets.UTF_8));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] content = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private static byte[] archive(Chart chart) throws IOException {
        String about = "apiVersion: v2\nname: " + chart.name() + "\nversion: \"" + chart.version() + "\"\n";
        String pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: '"
                + chart.image() + "'}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            PlainTar.write(
                    zip,
                    List.of(
                            entry(chart.name() + "/Chart.yaml", about),
                            entry(chart.name() + "/templates/pod.yaml", pod)),
                    Instant.EPOCH);
        }
        return out.toByteArray();
    }

    private static ArchiveEntry entry(String path, String text) {
        return new ArchiveEntry.File(path, false, ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private InProcess bom(String output) {
        List<String> arguments = new ArrayList<>(List.of("bom", "--output", output, "--data", "data"));
        arguments.addAll(RELEASE_FLAGS);
        return InProcess.run(
                folder,
                Map.of(
                        "PATH",
                        System.getenv("PATH"),
                        "HOME",
                        folder.resolve("home").toString()),
                arguments.toArray(String[]::new));
    }

    @Test
    void everyChartOfTheRegistryIsRenderedAtItsVersionAndThatIsRepeatable() throws IOException {
        HttpServer server = repository();
        try {
            registryOf(server.getAddress().getPort());
            InProcess made = bom("one");
            assertEquals(0, made.exitCode(), made.err());
            byte[] json = Files.readAllBytes(folder.resolve("one/bom.cdx.json"));
            Set<String> images =
                    Fields.of(JsonReader.read("bom", json, Limits.CATALOGUE_FILE), "").list("components").stream()
                            .filter(c -> c.textOrEmpty("type").equals("container"))
                            .map(c -> c.requiredText("name") + ":" + c.textOrEmpty("version"))
                            .collect(Collectors.toSet());
            for (Chart chart : charts.values()) {
                assertTrue(images.contains(chart.image()), chart + " not in " + images);
            }
            assertEquals(0, bom("two").exitCode());
            assertArrayEquals(json, Files.readAllBytes(folder.resolve("two/bom.cdx.json")));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aChartThatIsGoneIsNamed() throws IOException {
        charts.remove("kueue");
        HttpServer server = repository();
        try {
            registryOf(server.getAddress().getPort());
            InProcess refused = bom("one");
            assertEquals(8, refused.exitCode(), refused.err());
            assertTrue(refused.err().contains("images may be missing of kueue ("), refused.err());
        } finally {
            server.stop(0);
        }
    }
}
