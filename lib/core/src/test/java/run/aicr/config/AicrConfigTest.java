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
package run.aicr.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.Deployer;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.scheduling.Toleration;

class AicrConfigTest {
    static final String HEAD = "kind: AICRConfig\napiVersion: aicr.run/v1alpha2\nmetadata: {name: test}\n";

    static final String FULL = HEAD + """
            spec:
              snapshot:
                output: {path: s.yaml, format: yaml, template: t.tmpl}
                agent:
                  namespace: gpu
                  image: example.com/aicr:v1
                  imagePullSecrets: [pull]
                  jobName: collect
                  serviceAccountName: collector
                  nodeSelector: {pool: gpu, gpus: 8}
                  tolerations: ["*", a=b:NoSchedule]
                  requireGpu: true
                  runtimeClassName: nvidia
                  os: ubuntu
                  requests: cpu=1
                  limits: cpu=2
                execution: {timeout: 5m, noCleanup: true, privileged: false, maxNodesPerEntry: 3}
              recipe:
                criteria: {service: EKS, accelerator: h100, intent: training, os: ubuntu, platform: slurm, nodes: 4}
                output: {path: ./r.yaml, format: json}
                data: overlays
                criteriaStrict: true
              bundle:
                input: {recipe: r.yaml}
                output: {target: "oci://example.com/team/bundle:v1", imageRefs: refs.txt}
                deployment:
                  deployer: " ArgoCD "
                  repo: https://example.com/repo.git
                  set: ["gpuoperator:driver.enabled=false"]
                  dynamic: ["certmanager:replicaCount"]
                  vendorCharts: true
                  appName: my-app
                scheduling:
                  systemNodeSelector: {}
                  acceleratedNodeSelector: {pool: gpu}
                  workloadSelector: {app: x}
                  systemNodeTolerations: []
                  acceleratedNodeTolerations: [nvidia.com/gpu=present:NoSchedule]
                  workloadGate: gate=on:NoExecute
                  nodes: 3
                  storageClass: fast
                attestation:
                  enabled: true
                  certificateIdentityRegexp: ^https://example.com/
                  oidcDeviceFlow: false
                  fulcioURL: https://fulcio.example.com
                  rekorURL: http://127.0.0.1:3000
                registry: {insecureTLS: false, plainHTTP: true}
              validate:
                input: {recipe: r.yaml, snapshot: s.yaml}
                agent: {namespace: gpu, tolerations: []}
                execution:
                  phases: [deployment, conformance]
                  failOnError: false
                  failFast: true
                  noCluster: true
                  noCleanup: false
                  timeout: 0s
                evidence:
                  cncf: {dir: evidence, cncfSubmission: true, features: [dra]}
                  attestation: {out: out, bom: bom.json, push: oci://example.com/e, plainHTTP: true, insecureTLS: true}
            """;

    static AicrConfig read(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        return AicrConfig.read(YamlReader.read("c.yaml", bytes, Limits.DOCUMENT), "c.yaml");
    }

    private static AicrException refused(String yaml) {
        AicrException e = assertThrows(AicrException.class, () -> read(yaml));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass(), e.getMessage());
        return e;
    }

    private static void assertRefused(String part, String yaml) {
        String message = refused(yaml).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void everyFieldIsRead() {
        AicrConfig config = read(FULL);
        assertEquals("test", config.name());
        SnapshotSection snapshot = config.snapshot().orElseThrow();
        assertEquals(Optional.of("t.tmpl"), snapshot.template());
        AgentSettings agent = snapshot.agent().settings();
        assertEquals(Optional.of(Map.of("pool", "gpu", "gpus", "8")), agent.nodeSelector());
        assertEquals(
                Optional.of(List.of(Toleration.EVERYTHING, Toleration.parse("a=b:NoSchedule"))), agent.tolerations());
        assertEquals(Optional.of(Duration.ofMinutes(5)), snapshot.execution().timeout());
        assertEquals(Optional.of(false), snapshot.execution().privileged());
        RecipeSection recipe = config.recipe().orElseThrow();
        assertEquals(4, recipe.criteria().orElseThrow().nodes());
        assertEquals(Optional.of("json"), recipe.output().format());
        assertEquals(Optional.of(true), recipe.criteriaStrict());
        BundleSection bundle = config.bundle().orElseThrow();
        assertEquals(Optional.of(Deployer.ARGOCD), bundle.deployment().deployer());
        assertEquals(
                Optional.of(new BundleTarget.Artefact("example.com", "team/bundle", Optional.of("v1"))),
                bundle.output().target());
        assertEquals("false", bundle.deployment().set().orElseThrow().get(0).value());
        assertEquals(Optional.of(3), bundle.scheduling().nodes());
        ValidateSection validate = config.validate().orElseThrow();
        assertEquals(Optional.of(Duration.ZERO), validate.execution().timeout());
        assertEquals(Optional.of(List.of("dra")), validate.cncf().features());
        assertEquals(Optional.of(true), validate.attestation().insecureTls());
    }

    @Test
    void absentAndEmptyDiffer() {
        BundleSection.Scheduling scheduling = read(FULL).bundle().orElseThrow().scheduling();
        assertEquals(Optional.of(List.of()), scheduling.systemNodeTolerations());
        assertEquals(Optional.of(Map.of()), scheduling.systemNodeSelector());
        AicrConfig config = read(HEAD + "spec: {bundle: {}, validate: {agent: {tolerations: null}}}");
        assertEquals(
                Optional.empty(), config.bundle().orElseThrow().scheduling().systemNodeTolerations());
        assertEquals(Optional.empty(), config.validate().orElseThrow().agent().tolerations());
        assertEquals(Optional.empty(), config.recipe());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec.snapshot.output.format \"csv\" (valid: yaml, json, table) | snapshot: {output: {format: csv}}",
                "invalid spec.snapshot.agent.tolerations: invalid toleration \"x\" | snapshot: {agent: {tolerations: [x]}}",
                "spec.snapshot.execution.timeout must be >= 0, got -5m | snapshot: {execution: {timeout: -5m}}",
                "invalid spec.snapshot.execution.timeout: invalid duration \"5\" | snapshot: {execution: {timeout: 5}}",
                "spec.snapshot.execution.maxNodesPerEntry must be >= 0, got -2 | snapshot: {execution: {maxNodesPerEntry: -2}}",
                "spec.recipe.criteria.nodes must be >= 0, got -1 | recipe: {criteria: {nodes: -1}}",
                "invalid spec.recipe.output.format \"xml\" (valid: yaml, json, table) | recipe: {output: {format: xml}}",
                "spec.recipe.criteria and spec.recipe.input.snapshot are mutually exclusive | recipe: {criteria: {}, input: {snapshot: s}}",
                "invalid spec.bundle.output.target: invalid OCI reference | bundle: {output: {target: 'oci://Bad/UPPER'}}",
                "invalid spec.bundle.deployment.deployer: unknown deployer \"helmm\" | bundle: {deployment: {deployer: helmm}}",
                "invalid spec.bundle.deployment.set: invalid component path \"a:b\" | bundle: {deployment: {set: ['a:b']}}",
                "invalid spec.bundle.deployment.dynamic: | bundle: {deployment: {dynamic: ['a:b=c']}}",
                "invalid spec.bundle.deployment.appName: | bundle: {deployment: {appName: My_App}}",
                "invalid spec.bundle.scheduling.systemNodeTolerations: | bundle: {scheduling: {systemNodeTolerations: ['a:b:c']}}",
                "invalid spec.bundle.scheduling.acceleratedNodeTolerations: | bundle: {scheduling: {acceleratedNodeTolerations: ['a=b:noschedule']}}",
                "invalid spec.bundle.scheduling.workloadGate: invalid taint | bundle: {scheduling: {workloadGate: '=v:NoSchedule'}}",
                "spec.bundle.scheduling.nodes must be >= 0, got -3 | bundle: {scheduling: {nodes: -3}}",
                "invalid spec.bundle.attestation.fulcioURL: | bundle: {attestation: {fulcioURL: 'http://fulcio.example.com'}}",
                "invalid spec.bundle.attestation.rekorURL: | bundle: {attestation: {rekorURL: 'rekor'}}",
                "invalid spec.validate.execution.phases: unknown phase \"smoke\" | validate: {execution: {phases: [smoke]}}",
                "invalid spec.validate.execution.timeout: | validate: {execution: {timeout: soon}}",
                "(\"a.yaml\") and spec.bundle.input.recipe (\"b.yaml\") must reference the same file | recipe: {output: {path: a.yaml}}, bundle: {input: {recipe: b.yaml}}",
                "must reference the same file | recipe: {output: {path: /r.yaml}}, bundle: {input: {recipe: r.yaml}}"
            })
    void everyCheckNamesTheFieldAndTheValue(String part, String sections) {
        assertRefused(part, HEAD + "spec: {" + sections + "}");
        assertTrue(refused(HEAD + "spec: {" + sections + "}").sentence().startsWith("c.yaml:4:"));
    }

    @Test
    void kindVersionAndSectionsComeFirst() {
        assertEquals(
                "[INVALID_REQUEST] c.yaml:1:7: invalid kind \"Config\": expected \"AICRConfig\"",
                refused(FULL.replace("AICRConfig", "Config")).getMessage());
        assertRefused("invalid apiVersion \"aicr.run/v1alpha1\"", FULL.replace("v1alpha2", "v1alpha1"));
        assertRefused("invalid kind \"\"", "{}");
        assertRefused("invalid kind \"\"", "");
        for (String none : List.of(HEAD, HEAD + "spec:", HEAD + "spec: {}", HEAD + "spec: {recipe: null}")) {
            assertRefused("config has none of spec.snapshot, spec.recipe, spec.bundle, spec.validate", none);
        }
    }

    @Test
    void allRefusedValuesAreReportedInTheOrderOfTheChecks() {
        String message = refused(
                        HEAD + "spec: {validate: {execution: {phases: [x, y]}}, recipe: {criteria: {nodes: -1}}}")
                .sentence();
        int nodes = message.indexOf("nodes must be >= 0");
        int first = message.indexOf("\"x\"");
        assertTrue(nodes > 0 && nodes < first && first < message.indexOf("\"y\""), message);
        assertRefused("; and 2 more", HEAD + "spec: {validate: {execution: {phases: [a, b, c, d, e, f, g]}}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "unknown key 'spec.recipe.criteria.acelerator'; did you mean \"accelerator\"? | spec: {recipe: {criteria: {acelerator: h100}}}",
                "unknown key 'spec.xyz'; known here: bundle, recipe, snapshot, validate | spec: {xyz: {}}",
                "unknown key 'extra' | extra: 1",
                "'spec.recipe' must be a mapping, found a list | spec: {recipe: []}",
                "'spec.recipe.criteria.nodes' must be an integer, found text | spec: {recipe: {criteria: {nodes: many}}}",
                "'spec.recipe.criteriaStrict' must be true or false, found text | spec: {recipe: {criteriaStrict: maybe}}",
                "'spec.recipe.criteriaStrict' must be true or false, found text | spec: {recipe: {criteriaStrict: 'yes'}}",
                "'spec.recipe.data' must be text, found a list | spec: {recipe: {data: []}}",
                "'spec.bundle.deployment.set' must be a list, found text | spec: {bundle: {deployment: {set: x}}}",
                "'spec.bundle.scheduling.workloadSelector' must be a mapping | spec: {bundle: {scheduling: {workloadSelector: []}}}"
            })
    void unknownKeysAndWrongKindsAreFaultsOfParsing(String part, String yaml) {
        AicrException e = refused(HEAD + yaml);
        assertEquals("failed to parse config from \"c.yaml\"", e.sentence());
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertTrue(e.getMessage().contains("[INVALID_REQUEST] c.yaml:4:"), e.getMessage());
    }

    @Test
    void unknownKeysOfMetadataAndWrongKindsOfTheHeadAreRefused() {
        assertRefused(
                "unknown key 'metadata.labels'", HEAD.replace("{name: test}", "{labels: x}") + "spec: {recipe: {}}");
        assertRefused("failed to parse config from", "kind: [AICRConfig]\n");
        assertRefused("the document must be a mapping, found a list", "- a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.yaml", "./r.yaml", "x/../r.yaml", ".//r.yaml"})
    void theSameRecipePathMayBeWrittenInSeveralWays(String path) {
        read(HEAD + "spec: {recipe: {output: {path: r.yaml}}, bundle: {input: {recipe: " + path + "}}}");
    }

    @Test
    void criteriaWaitForTheCatalogueInUse() {
        String yaml = HEAD + "spec:\n  recipe:\n    criteria: {service: ncp-internal, os: al2, nodes: 2}\n";
        ConfigCriteria criteria = read(yaml).recipe().orElseThrow().criteria().orElseThrow();
        AicrException e = assertThrows(AicrException.class, () -> criteria.check(KnownValues.BUILT_IN_ONLY));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().equals("c.yaml:6:25: invalid spec.recipe.criteria.service"), e.sentence());
        assertTrue(e.getMessage().contains("[INVALID_REQUEST] invalid service type: ncp-internal"), e.getMessage());
        KnownValues known = (dimension, value) -> value.equals("ncp-internal");
        criteria.check(known);
        assertEquals(Optional.of("ncp-internal"), criteria.value(Dimension.SERVICE, known));
        assertEquals(Optional.of("amazonlinux"), criteria.value(Dimension.OS, known));
        assertEquals(Optional.empty(), criteria.value(Dimension.INTENT, known));
    }

    @Test
    void emptyTextCountsAsAbsent() {
        AicrConfig config = read(HEAD + "spec: {recipe: {criteria: {service: ''}, output: {format: '', path: ''}}}");
        RecipeSection recipe = config.recipe().orElseThrow();
        assertEquals(Map.of(), recipe.criteria().orElseThrow().texts());
        assertEquals(new Output(Optional.empty(), Optional.empty()), recipe.output());
    }

    @Test
    void messagesStayShortHoweverLongTheValueIs() {
        String text = "x".repeat(100_000);
        for (String spec : List.of("{" + text + ": 1}", "{snapshot: {agent: {tolerations: [" + text + "]}}}")) {
            String message = String.valueOf(refused(HEAD + "spec: " + spec).getMessage());
            assertTrue(message.length() < 1_000, message);
        }
    }
}
