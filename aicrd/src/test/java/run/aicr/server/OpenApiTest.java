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
package run.aicr.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import run.aicr.criteria.Dimension;
import run.aicr.deployment.Deployer;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.error.ErrorClass;
import run.aicr.server.bundle.BundleResource;
import run.aicr.server.query.QueryResource;
import run.aicr.server.recipe.CriteriaParameters;

/** The served OpenAPI document says what the code does, and the server answers as it says. */
@Timeout(120)
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static RunningServer server;
    private static Mapping document;

    @BeforeAll
    static void start() {
        server = new RunningServer(Map.of("AICR_RATE_LIMIT", "0"));
        byte[] json = server.get("/openapi.json").body().getBytes(StandardCharsets.UTF_8);
        document = (Mapping) JsonReader.read("openapi.json", json, Limits.DOCUMENT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bothFormsAreTheSameDocument() {
        HttpResponse<String> yaml = server.get("/openapi.yaml");
        assertEquals(
                "application/yaml", yaml.headers().firstValue("Content-Type").orElse(""));
        Node read = YamlReader.read("openapi.yaml", yaml.body().getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
        assertEquals(text(JsonWriter.compact(read)), text(JsonWriter.compact(document)));
        HttpResponse<String> packed = server.get("/openapi.json", "Accept-Encoding", "gzip");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
    }

    @Test
    void valuesOfTheCriteriaAreThoseOfTheCode() {
        for (Dimension dimension : Dimension.values()) {
            String word = dimension.word();
            String name = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            Set<String> known = new TreeSet<>(dimension.builtIn());
            known.add(Dimension.ANY);
            assertEquals(known, new TreeSet<>(at("components", "schemas", name).texts("enum")), name);
        }
    }

    @Test
    void otherWordsAreThoseOfTheCode() {
        Set<String> codes =
                new TreeSet<>(Arrays.stream(ErrorClass.values()).map(Enum::name).toList());
        assertEquals(
                codes,
                new TreeSet<>(at("components", "schemas", "Error", "properties", "code")
                        .texts("enum")));
        Fields deployer = parameters("/v1/bundle", "post").stream()
                .filter(p -> p.textOrEmpty("name").equals("deployer"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new TreeSet<>(Deployer.words()),
                new TreeSet<>(deployer.fields("schema").orElseThrow().texts("enum")));
    }

    @Test
    void parametersAreThoseOfTheCode() {
        assertEquals(strictly(CriteriaParameters.NAMES), names("/v1/recipe", "get"));
        assertEquals(strictly(Set.of()), names("/v1/recipe", "post"));
        assertEquals(strictly(QueryResource.NAMES), names("/v1/query", "get"));
        assertEquals(strictly(Set.of()), names("/v1/query", "post"));
        assertEquals(strictly(BundleResource.PARAMETERS), names("/v1/bundle", "post"));
    }

    @Test
    void everyPathHasItsMethodsAndNoOther() {
        Mapping paths = (Mapping) document.find("paths").orElseThrow();
        for (String path : paths.entries().keySet()) {
            Set<String> described =
                    ((Mapping) paths.find(path).orElseThrow()).entries().keySet();
            for (String method : METHODS) {
                int status = server.send(method, path, HttpRequest.BodyPublishers.noBody())
                        .statusCode();
                if (described.contains(method.toLowerCase(Locale.ROOT))) {
                    assertNotEquals(404, status, method + " " + path);
                    assertNotEquals(405, status, method + " " + path);
                } else {
                    assertEquals(405, status, method + " " + path);
                }
            }
        }
        String root = server.get("/").body();
        paths.entries().keySet().stream()
                .filter(p -> p.startsWith("/v1/"))
                .forEach(p -> assertTrue(root.contains('"' + p + '"'), p));
    }

    @Test
    void everyGoldenAnswerIsOneThatTheDocumentDescribes() throws IOException {
        Path folder = Path.of(System.getProperty("aicr.goldens", "none"), "api", "default");
        assumeTrue(Files.isDirectory(folder), "no golden cases in " + folder);
        int validated = 0;
        try (Stream<Path> cases = Files.list(folder)) {
            for (Path golden : cases.filter(Files::isDirectory).sorted().toList()) {
                validated += validate(golden);
            }
        }
        assertTrue(validated > 40, "only " + validated + " golden answers were looked at");
    }

    /** Asks what a golden case asks and holds the answer against the document; 0 for a case of another kind. */
    private static int validate(Path golden) throws IOException {
        String request = Files.readString(golden.resolve("request"));
        int blank = request.indexOf("\n\n");
        List<String> head = (blank < 0 ? request : request.substring(0, blank))
                .strip()
                .lines()
                .toList();
        String body = blank < 0 ? "" : request.substring(blank + 2);
        if (request.contains("{{")
                || body.startsWith("@repeat")
                || body.startsWith("@from")
                || body.startsWith("@times")) {
            return 0;
        }
        if (body.startsWith("@$DATA/")) {
            body = Files.readString(
                    golden.resolve("../../data").resolve(body.strip().substring("@$DATA/".length())));
        }
        List<String> headers = new ArrayList<>();
        for (String line : head.subList(1, head.size())) {
            headers.addAll(List.of(line.split(": ?", 2)));
        }
        String[] first = head.get(0).split(" ", 2);
        HttpResponse<String> answer = server.send(
                first[0], first[1], HttpRequest.BodyPublishers.ofString(body), headers.toArray(String[]::new));
        return validate(golden.getFileName() + ": ", first[0], first[1].split("\\?", 2)[0], answer);
    }

    private static int validate(String name, String method, String path, HttpResponse<String> answer) {
        boolean json = answer.headers().firstValue("Content-Type").orElse("").equals("application/json");
        if (!json) {
            return 0;
        }
        Mapping operations = ((Mapping) document.find("paths").orElseThrow())
                .find(path)
                .map(Mapping.class::cast)
                .orElse(Mapping.EMPTY);
        String verb = method.toLowerCase(Locale.ROOT);
        String status = Integer.toString(answer.statusCode());
        String pointer = operations.find(verb).isPresent()
                ? schema(name, path, verb, status)
                // No such operation: refused with the body that every refusal has.
                : "#/components/schemas/Error";
        List<Error> errors = validator(pointer).validate(answer.body(), InputFormat.JSON);
        assertTrue(errors.isEmpty(), name + pointer + " " + errors);
        return 1;
    }

    /** The schema of an answer, as a pointer that needs no reference to be followed on the way. */
    private static String schema(String name, String path, String verb, String status) {
        Fields responses = at("paths", path, verb, "responses");
        Fields response =
                responses.fields(status).orElseThrow(() -> new AssertionError(name + status + " is not described"));
        String reference = response.textOrEmpty("$ref");
        String where = reference.isEmpty()
                ? "#/paths/" + path.replace("/", "~1") + "/" + verb + "/responses/" + status
                : reference;
        return where + "/content/application~1json/schema";
    }

    private static com.networknt.schema.Schema validator(String pointer) {
        Mapping root = new Mapping.Builder()
                .put("$ref", pointer)
                .put("paths", document.find("paths").orElseThrow())
                .put("components", document.find("components").orElseThrow())
                .build();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(JsonWriter.compact(root)), InputFormat.JSON);
    }

    private static Set<String> strictly(Set<String> names) {
        Set<String> all = new TreeSet<>(names);
        all.add("strict");
        return all;
    }

    private static Set<String> names(String path, String verb) {
        Set<String> names = new TreeSet<>();
        for (Fields parameter : parameters(path, verb)) {
            if (parameter.textOrEmpty("in").equals("query")) {
                names.add(parameter.textOrEmpty("name"));
            }
        }
        return names;
    }

    private static List<Fields> parameters(String path, String verb) {
        return at("paths", path, verb).list("parameters").stream()
                .map(OpenApiTest::followed)
                .toList();
    }

    private static Fields followed(Fields fields) {
        String reference = fields.textOrEmpty("$ref");
        return reference.isEmpty()
                ? fields
                : at(reference.substring("#/".length()).split("/", -1));
    }

    private static Fields at(String... keys) {
        Fields fields = Fields.of(document, "");
        for (String key : keys) {
            fields = fields.fields(key).orElseThrow(() -> new AssertionError("no " + String.join(".", keys)));
        }
        return fields;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
