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
package run.aicr.server.vendor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.server.bundle.BundleResource;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Query;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.AllowLists;

/** Bundles with charts, through the resource; a shell script takes the place of Helm. */
class VendoringTest {
    private static final String VERSION = "[ \"$1\" = version ] && { echo v3.0.0; exit; }\n";
    private static final String PULLS =
            VERSION + "for a in \"$@\"; do last=$a; done\necho chart > \"$last/c-1.0.0.tgz\"\n";

    @TempDir
    private Path folder;

    private void helm(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("helm"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private BundleResource resource(String hosts) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", folder + ":/usr/bin:/bin");
        environment.put("AICR_ALLOW_VENDOR_CHARTS", "true");
        environment.put("AICR_VENDOR_CHART_HOSTS", hosts);
        environment.put("SECRET", "of the server");
        return resource(new Vendoring(ChartHosts.of(environment), environment));
    }

    private static BundleResource resource(Vendoring vendoring) {
        return new BundleResource(EmbeddedCatalog.open(), "dev", AllowLists.NONE, Optional.of(vendoring));
    }

    private static String recipe(String... sources) {
        StringBuilder text = new StringBuilder("componentRefs:\n");
        List<String> names = List.of("nfd", "cert-manager");
        for (int i = 0; i < sources.length; i++) {
            text.append("- {name: ").append(names.get(i)).append(", type: Helm, chart: c, version: 1.0.0, source: '");
            text.append(sources[i]).append("'}\n");
        }
        return text.toString();
    }

    private static Answer post(BundleResource resource, String query, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return resource.answer(
                new Call("POST", "/v1/bundle", Query.of(query), name -> "", limit -> bytes, () -> "here"));
    }

    private static ApiException refused(BundleResource resource, String body) {
        return assertThrows(ApiException.class, () -> post(resource, "vendor-charts=true", body));
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void aChartBecomesPartOfTheBundleAndIsFetchedAnewEachTime() throws IOException {
        helm(VERSION + "echo x >> '" + folder + "/calls'\n" + PULLS);
        BundleResource resource = resource("charts.example.com");
        String body = recipe("https://charts.example.com");
        Answer answer = post(resource, "vendor-charts=1", body);
        Map<String, byte[]> files = unzipped(answer.body());
        assertArrayEquals(
                "chart\n".getBytes(StandardCharsets.UTF_8),
                files.get("001-nfd/charts/c-1.0.0.tgz"),
                files.keySet().toString());
        String provenance = new String(files.get("provenance.yaml"), StandardCharsets.UTF_8);
        assertTrue(provenance.contains("pullerVersion: helm-cli v3.0.0"), provenance);
        assertArrayEquals(answer.body(), post(resource, "vendor-charts=1", body).body());
        assertEquals(2, Files.readAllLines(folder.resolve("calls")).size());
        assertFalse(unzipped(post(resource, "", body).body()).containsKey("provenance.yaml"));
        assertEquals(2, Files.readAllLines(folder.resolve("calls")).size());
    }

    @Test
    void helmGetsAnEmptyHomeAndNothingOfTheServer() throws IOException {
        helm(VERSION + "env > '" + folder + "/env'\nls -A \"$HOME\" > '" + folder + "/home'\n" + PULLS);
        post(resource("charts.example.com"), "vendor-charts=true", recipe("https://charts.example.com"));
        String env = Files.readString(folder.resolve("env"));
        assertEquals("", Files.readString(folder.resolve("home")));
        assertFalse(env.contains("of the server"), env);
        assertTrue(
                env.contains("\nHTTPS_PROXY=http://127.0.0.1:") || env.startsWith("HTTPS_PROXY=http://127.0.0.1:"),
                env);
        String home = env.lines()
                .filter(l -> l.startsWith("HOME="))
                .findFirst()
                .orElseThrow()
                .substring(5);
        assertNotEquals(System.getProperty("user.home"), home);
        assertTrue(env.contains("HELM_CACHE_HOME=" + home), env);
        assertFalse(Files.exists(Path.of(home)), "nothing is left behind");
    }

    @Test
    void everyHostIsCheckedBeforeAnythingRuns() throws IOException {
        helm("touch '" + folder + "/called'\nexit 1\n");
        ApiException e =
                refused(resource("charts.example.com"), recipe("https://charts.example.com", "http://10.0.0.1/charts"));
        assertEquals(400, e.status());
        assertTrue(e.text().contains("component \"cert-manager\" is at 10.0.0.1:80"), e.text());
        assertFalse(Files.exists(folder.resolve("called")));
    }

    @Test
    void helmThatIsMissingIs503() {
        Map<String, String> environment = Map.of("PATH", folder.toString());
        ChartHosts hosts = new ChartHosts(true, List.of("charts.example.com:443"));
        ApiException e = refused(resource(new Vendoring(hosts, environment)), recipe("https://charts.example.com"));
        assertEquals(503, e.status());
        assertEquals("vendor-charts: helm CLI not found on PATH (install helm or unset --vendor-charts)", e.text());
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found at secret, 400",
        "401 Unauthorized at secret, 401",
        "context deadline exceeded at secret, 504",
        "no such host secret, 503",
        "something of secret, 500"
    })
    void whatHelmSaysStaysInTheServer(String text, int status) throws IOException {
        helm(VERSION + "echo '" + text + "' >&2; exit 1\n");
        ApiException e = refused(resource("charts.example.com"), recipe("https://charts.example.com"));
        assertEquals(status, e.status());
        assertFalse((e.text() + e.details()).contains("secret"), e.text());
        assertTrue(status < 500 || String.valueOf(e.getCause().getMessage()).contains("secret"), "for the log");
    }

    @Test
    void chartsThatAreTooLargeAreRefused() throws IOException {
        helm(VERSION + "for a in \"$@\"; do last=$a; done\nhead -c 2097153 /dev/zero > \"$last/c-1.0.0.tgz\"\n");
        ApiException e = refused(resource("charts.example.com"), recipe("https://charts.example.com"));
        assertEquals(400, e.status());
        assertEquals("chart of component \"nfd\": larger than the limit of 2097152 bytes", e.text());
    }

    @Test
    void oneClientAtATime() throws IOException, InterruptedException {
        Path started = folder.resolve("started");
        helm(VERSION + "touch '" + started + "'; while [ ! -e '" + folder + "/go' ]; do sleep 0.05; done\n" + PULLS);
        BundleResource resource = resource("charts.example.com");
        String body = recipe("https://charts.example.com");
        AtomicReference<Optional<Answer>> first = new AtomicReference<>(Optional.empty());
        Thread thread =
                Thread.startVirtualThread(() -> first.set(Optional.of(post(resource, "vendor-charts=true", body))));
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        ApiException e = refused(resource, body);
        assertEquals(503, e.status());
        assertTrue(e.retryable());
        Files.createFile(folder.resolve("go"));
        assertTrue(thread.join(Duration.ofSeconds(30)));
        assertEquals(200, first.get().orElseThrow().status());
        assertEquals(200, post(resource, "vendor-charts=true", body).status(), "the next one has its turn");
    }

    @ParameterizedTest
    @CsvSource({"http,80", "https,443"})
    void theRealHelmFetchesThroughTheGateAndIsNotLedAstray(String scheme, int port)
            throws IOException, GeneralSecurityException {
        try (ChartRepository repository = ChartRepository.start(folder.resolve("repository"), scheme)) {
            Map<String, String> environment = Map.of(
                    "PATH",
                    String.valueOf(System.getenv("PATH")),
                    "SSL_CERT_FILE",
                    repository.certificate().toString());
            ChartHosts hosts = new ChartHosts(true, List.of("charts.example.test:" + port));
            BundleResource resource = resource(new Vendoring(hosts, environment, repository::dial));
            Answer answer = post(resource, "vendor-charts=true", recipe(scheme + "://charts.example.test/good"));
            Map<String, byte[]> files = unzipped(answer.body());
            assertArrayEquals(repository.chart(), files.get("001-nfd/charts/c-1.0.0.tgz"));
            for (String path : List.of("moved", "elsewhere")) {
                ApiException e = refused(resource, recipe(scheme + "://charts.example.test/" + path));
                assertEquals(400, e.status(), path);
                assertEquals(
                        "vendor-charts: a chart repository leads to other.example.test:" + port
                                + ", from where this server does" + " not fetch",
                        e.text());
            }
            ApiException absent = refused(resource, recipe(scheme + "://charts.example.test/none"));
            assertEquals(400, absent.status(), absent.text());
            assertTrue(
                    absent.text().endsWith("of component \"nfd\" from " + scheme + "://charts.example.test/none"),
                    absent.text());
            try (Stream<String> asked = repository.asked().stream()) {
                assertTrue(
                        asked.allMatch(a -> a.startsWith("charts.example.test:" + port + " ")),
                        repository.asked().toString());
            }
        }
    }
}
