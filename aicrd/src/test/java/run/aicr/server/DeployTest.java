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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.template.Functions;
import run.aicr.template.Template;
import run.aicr.template.TemplateFunction;

/** The manifests and the chart of {@code deploy/}: they agree with each other, with the settings and with the server. */
class DeployTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path MANIFESTS = ROOT.resolve("deploy/manifests");
    private static final Path CHART = ROOT.resolve("deploy/chart/aicrd");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:AICR_[A-Z_]+|PORT|SHUTDOWN_[A-Z_]+)\\b");

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml,deployment.yaml",
        "service.yaml,service.yaml",
        "hpa.yaml,hpa.yaml",
        "pdb.yaml,pdb.yaml",
        "networkpolicy.yaml,networkpolicy.yaml",
        "ingress.yaml,optional/ingress.yaml",
        "servicemonitor.yaml,optional/servicemonitor.yaml",
        "prometheusrule.yaml,optional/prometheusrule.yaml"
    })
    void theChartWithItsValuesIsTheManifest(String template, String manifest) throws IOException {
        Mapping expected = without(yaml(MANIFESTS.resolve(manifest)), Set.of("replicas"));
        Mapping rendered = without(rendered(template, everythingOn()), Set.of("imagePullPolicy"));
        assertEquals(text(expected.sorted()), text(rendered.sorted()));
    }

    @Test
    void everyTemplateHasItsManifest() throws IOException {
        try (Stream<Path> templates = Files.list(CHART.resolve("templates"))) {
            for (Path template : templates.toList()) {
                Path name = template.getFileName();
                assertTrue(
                        Files.exists(MANIFESTS.resolve(name))
                                || Files.exists(MANIFESTS.resolve("optional").resolve(name)),
                        template.toString());
            }
        }
    }

    @Test
    void tlsByASecretChangesProbesAndFiles() throws IOException {
        Mapping values = with(yaml(CHART.resolve("values.yaml")), "tlsSecret", Scalar.text("certificate"));
        String deployment = text(rendered("deployment.yaml", values));
        assertTrue(deployment.contains("AICR_TLS_CERT_FILE"), deployment);
        assertEquals(2, deployment.split("scheme: HTTPS", -1).length - 1, deployment);
        assertTrue(deployment.contains("secretName: certificate"), deployment);
    }

    @Test
    void rulesForTheWayOutAreAdded() throws IOException {
        Mapping values = yaml(CHART.resolve("values.yaml"));
        Node rule = new Mapping.Builder()
                .put(
                        "ports",
                        Sequence.of(List.of(new Mapping.Builder()
                                .put("port", Scalar.integer(443))
                                .build())))
                .build();
        Mapping more = with(at(values, "networkPolicy"), "egress", Sequence.of(List.of(rule)));
        Mapping policy = rendered("networkpolicy.yaml", with(values, "networkPolicy", more));
        Sequence egress = (Sequence) at(policy, "spec").find("egress").orElseThrow();
        assertEquals(2, egress.items().size());
        assertEquals(text(rule), text(egress.items().get(1)));
    }

    @Test
    void theDeploymentAsksWhatTheServerAnswers() throws IOException {
        Mapping deployment = yaml(MANIFESTS.resolve("deployment.yaml"));
        Mapping pod = at(deployment, "spec", "template", "spec");
        Mapping container = (Mapping)
                ((Sequence) pod.find("containers").orElseThrow()).items().get(0);
        Map<String, String> environment = new HashMap<>();
        for (Node variable : ((Sequence) container.find("env").orElseThrow()).items()) {
            environment.put(word(variable, "name"), word(variable, "value"));
        }
        Settings settings = Settings.of(environment);
        assertTrue(settings.warnings().isEmpty());
        assertEquals("8080", Integer.toString(settings.port()));
        long grace = Long.parseLong(word(pod, "terminationGracePeriodSeconds"));
        assertTrue(grace > settings.stopLimit().toSeconds(), "the kubelet waits longer than a stop may take");
        try (RunningServer server = new RunningServer(Map.of())) {
            server.get("/");
            for (String probe : List.of("livenessProbe", "readinessProbe")) {
                String path = word(at(container, probe, "httpGet"), "path");
                assertEquals(200, server.get(path).statusCode(), path);
            }
            String metrics = server.get("/metrics").body();
            String rules = Files.readString(MANIFESTS.resolve("optional/prometheusrule.yaml"));
            Matcher names = Pattern.compile("aicr_[a-z_]+").matcher(rules);
            while (names.find()) {
                String name = names.group().replace("_bucket", "");
                assertTrue(metrics.contains("# TYPE " + name), name);
            }
        }
    }

    @Test
    void kubectlBuildsTheManifests() throws IOException, InterruptedException {
        Process kubectl;
        try {
            kubectl = new ProcessBuilder("kubectl", "kustomize", MANIFESTS.toString()).start();
        } catch (IOException e) {
            kubectl = Assumptions.abort("kubectl is not on the path: " + e.getMessage());
        }
        String out = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, kubectl.waitFor(), err);
        assertEquals(6, out.split("(?m)^kind: ", -1).length - 1, out);
    }

    @Test
    void everySettingIsExplainedAndNoOther() throws IOException {
        Set<String> explained = new TreeSet<>();
        String page = Files.readString(ROOT.resolve("docs/operator/server.md"));
        Matcher found = VARIABLE.matcher(page);
        while (found.find()) {
            explained.add(found.group());
        }
        ByteArrayOutputStream help = new ByteArrayOutputStream();
        Main.arguments(
                List.of("--help"),
                "",
                new HashMap<>(),
                new PrintStream(help, true, StandardCharsets.UTF_8),
                new PrintStream(help, true, StandardCharsets.UTF_8));
        Set<String> listed = new TreeSet<>();
        Matcher words = VARIABLE.matcher(help.toString(StandardCharsets.UTF_8));
        while (words.find()) {
            listed.add(words.group());
        }
        explained.remove("AICR_JAVA_OPTS");
        assertEquals(listed, explained);
        Mapping env = at(yaml(CHART.resolve("values.yaml")), "env");
        for (String name : env.entries().keySet()) {
            assertTrue(listed.contains(name) || name.equals("MALLOC_ARENA_MAX"), name);
        }
        assertFalse(listed.isEmpty());
    }

    /** The values of the chart with every optional part switched on. */
    private static Mapping everythingOn() throws IOException {
        Mapping values = yaml(CHART.resolve("values.yaml"));
        Node yes = Scalar.bool(true);
        Mapping ingress = with(at(values, "ingress"), "enabled", yes);
        Mapping monitoring = with(with(at(values, "monitoring"), "serviceMonitor", yes), "rules", yes);
        return with(with(values, "ingress", ingress), "monitoring", monitoring);
    }

    private static Mapping rendered(String template, Mapping values) throws IOException {
        Mapping chart = yaml(CHART.resolve("Chart.yaml"));
        Mapping data = new Mapping.Builder()
                .put("Values", values)
                .put("Chart", with(Mapping.EMPTY, "AppVersion", Scalar.text(word(chart, "appVersion"))))
                .put(
                        "Release",
                        new Mapping.Builder()
                                .put("Name", "aicrd")
                                .put("Namespace", "aicr")
                                .build())
                .build();
        String text = Files.readString(CHART.resolve("templates").resolve(template));
        String made = Template.parse(template, text, functions()).render(data);
        return (Mapping) YamlReader.read(template, made.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
    }

    /** Helm's, as far as the chart uses them. */
    private static Functions functions() {
        Map<String, TemplateFunction> more = new HashMap<>();
        more.put("quote", a -> Scalar.text('"' + ((Scalar) a.get(0)).text() + '"'));
        more.put("default", a -> ((Scalar) a.get(1)).text().isEmpty() ? a.get(0) : a.get(1));
        more.put("toYaml", a -> Scalar.text(text(a.get(0)).stripTrailing()));
        more.put("nindent", a -> {
            String indent = "\n" + " ".repeat(Integer.parseInt(((Scalar) a.get(0)).text()));
            return Scalar.text(indent + ((Scalar) a.get(1)).text().replace("\n", indent));
        });
        return Functions.builtIn().with(more);
    }

    private static Mapping yaml(Path file) throws IOException {
        return (Mapping) YamlReader.read(file.getFileName().toString(), Files.readAllBytes(file), Limits.DOCUMENT);
    }

    private static String text(Node node) {
        return new String(YamlWriter.write(node), StandardCharsets.UTF_8);
    }

    private static Mapping at(Mapping mapping, String... keys) {
        Mapping found = mapping;
        for (String key : keys) {
            found = (Mapping) found.find(key).orElseThrow();
        }
        return found;
    }

    private static String word(Node mapping, String key) {
        return ((Scalar) ((Mapping) mapping).find(key).orElseThrow()).text();
    }

    private static Mapping with(Mapping mapping, String key, Node value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, value);
        return Mapping.of(entries);
    }

    /** Without these keys, wherever they are. */
    private static Mapping without(Mapping mapping, Set<String> keys) {
        Map<String, Node> left = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                left.put(key, without(value, keys));
            }
        });
        return Mapping.of(left);
    }

    private static Node without(Node node, Set<String> keys) {
        if (node instanceof Mapping inner) {
            return without(inner, keys);
        }
        if (node instanceof Sequence sequence) {
            return Sequence.of(
                    sequence.items().stream().map(item -> without(item, keys)).toList());
        }
        return node;
    }
}
