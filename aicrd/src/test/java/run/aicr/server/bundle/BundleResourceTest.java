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
package run.aicr.server.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Query;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.AllowLists;

class BundleResourceTest {
    private static final BundleResource RESOURCE =
            new BundleResource(EmbeddedCatalog.open(), "dev", AllowLists.NONE, Optional.empty());
    private static final String ONE = """
            {"kind": "RecipeResult", "componentRefs": [{"name": "cert-manager", "namespace": "c", "type": "Helm",
              "source": "https://charts.jetstack.io", "version": "v1.20.2"}]}
            """;

    private static Answer post(String query, String body) {
        return post(RESOURCE, query, body);
    }

    private static Answer post(BundleResource resource, String query, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return resource.answer(
                new Call("POST", "/v1/bundle", Query.of(query), name -> "", limit -> bytes, () -> "here"));
    }

    private static ApiException refused(String query, String body) {
        return assertThrows(ApiException.class, () -> post(query, body));
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                in.readAllBytes();
            }
        }
        return names;
    }

    @Test
    void aZipComesOutTheSameEveryTime() throws IOException {
        Answer answer = post("", ONE);
        assertEquals(200, answer.status());
        assertEquals(
                List.of(
                        "001-cert-manager/",
                        "001-cert-manager/cluster-values.yaml",
                        "001-cert-manager/install.sh",
                        "001-cert-manager/upstream.env",
                        "001-cert-manager/values.yaml",
                        "README.md",
                        "checksums.txt",
                        "deploy.sh",
                        "recipe.yaml"),
                names(answer.body()));
        assertEquals("8", answer.headers().get("X-Bundle-Files"));
        assertTrue(String.valueOf(answer.headers().get("X-Bundle-Duration")).matches("[0-9.]+ms"));
        BundleResource another = new BundleResource(EmbeddedCatalog.open(), "dev", AllowLists.NONE, Optional.empty());
        assertArrayEquals(answer.body(), post(another, "", ONE).body());
    }

    @Test
    void aBundleThatIsAskedForAgainIsKeptAndAnotherOneIsAnother() {
        BundleResource resource = new BundleResource(EmbeddedCatalog.open(), "dev", AllowLists.NONE, Optional.empty());
        byte[] once = post(resource, "", ONE).body();
        byte[] first = post(resource, "", ONE).body();
        assertNotSame(once, first);
        assertSame(first, post(resource, "", ONE).body());
        assertNotSame(first, post(resource, "deployer=flux", ONE).body());
        assertNotSame(
                first, post(resource, "", ONE.replace("v1.20.2", "v1.20.1")).body());
        assertThrows(
                ApiException.class, () -> post(resource, "strict=true&x=1", ONE), "parameters are still looked at");
    }

    @Test
    void yamlIsReadToo() {
        String yaml = "componentRefs:\n  - {name: nfd, type: Helm, source: \"https://c.example.com\", version: v1}\n";
        assertEquals(200, post("deployer=flux", yaml).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deployer=ansible            | Invalid deployer parameter",
                "set=a                       | Invalid set parameter",
                "dynamic=a:b=c               | Invalid dynamic parameter",
                "system-node-selector=a      | Invalid system-node-selector",
                "workload-selector=a         | Invalid workload-selector parameter",
                "system-node-toleration=a:No | Invalid system-node-toleration",
                "workload-gate=a             | Invalid workload-gate parameter",
                "nodes=3x                    | nodes must be a non-negative integer",
                "vendor-charts=true          | not possible on this server",
                "vendor-charts=perhaps       | must be a boolean",
                "app-name=a                  | only valid with deployer=argocd",
                "app-name=A_B&deployer=argocd | invalid app name",
                "bundlers=                   | at least one component name",
                "bundlers=slurm              | recipe declares: cert-manager",
                "set=nosuch:a=b              | unknown component \"nosuch\"",
            })
    void badParametersAreRefused(String query, String expected) {
        ApiException fault = refused(query, ONE);
        assertEquals(400, fault.status());
        assertTrue(fault.text().contains(expected), fault.text());
    }

    @Test
    void badBodiesAreRefused() {
        assertEquals("Invalid request body", refused("", "{").text());
        assertEquals("Invalid request body", refused("", "[]").text());
        assertEquals(
                "Invalid request body", refused("", "{\"componentRefs\": 7}").text());
        assertTrue(refused("", "{}").text().contains("at least one component"));
        assertTrue(refused("", "{\"kind\": \"RecipeMetadata\"}").text().contains("RecipeMetadata"));
        assertTrue(refused("", ONE + "{}").text().contains("Invalid request body"));
        assertEquals(
                "Invalid request body", refused("", "{\"componentRefs\": [7]}").text());
        String blanks = " ".repeat(8 << 20);
        assertTrue(refused("", blanks).details().toString().contains("is empty"), "and at once");
        String kustomize = "{\"componentRefs\": [{\"name\": \"k\", \"type\": \"Kustomize\", \"path\": \"/etc\"}]}";
        assertTrue(refused("", kustomize).text().contains("does not build"));
        String criteria = ONE.replace("\"componentRefs\"", "\"criteria\": {\"service\": \"moon\"}, \"componentRefs\"");
        assertTrue(refused("", criteria).text().contains("moon"));
        String values = ONE.replace("\"version\"", "\"valuesFile\": \"none.yaml\", \"version\"");
        assertTrue(refused("", values).text().contains("none.yaml"));
    }
}
