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
package run.aicr.bundle.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;

/**
 * A Job that ends when a component is ready, so that what comes next waits for it (spec bundle §13).
 *
 * <p>For Helm the Job is a hook: Helm waits for those to complete, and makes them anew with each upgrade. A plain Job would
 * not be waited for, and the second upgrade would fail on its immutable fields (spec bundle §23 item 5).
 */
public final class ReadinessGate {
    /** Longest wait of the Job, minutes. */
    public static final int MAX_WAIT_MINUTES = 90;

    private static final String IMAGE = "ghcr.io/nvidia/aicr-gate:";
    private static final List<String> READ = List.of("get", "list", "watch");

    /** Who deploys the Job. */
    public enum Waiter {
        HELM,
        ARGO_CD
    }

    private final ComponentRef ref;
    private final String gate;

    private ReadinessGate(ComponentRef ref) {
        this.ref = ref;
        this.gate = ref.name() + "-readiness-gate";
    }

    /**
     * The manifest of the gate.
     *
     * @param test of the catalogue, a template
     * @throws AicrException INVALID_REQUEST when it is no test
     */
    public static Manifest manifest(
            ComponentRef ref, Manifest test, ManifestRenderer renderer, Waiter waiter, String programVersion) {
        String text = renderer.render(test);
        check(test.path(), text);
        List<String> documents = new ArrayList<>();
        for (Mapping object : new ReadinessGate(ref).objects(text, waiter, programVersion)) {
            documents.add(new String(YamlWriter.writeInOrder(object), StandardCharsets.UTF_8));
        }
        return new Manifest("readiness.yaml", YamlTexts.join(documents), true);
    }

    /** Tag of the image: a released version, or {@code dev}. */
    static String tag(String version) {
        if (version.isEmpty() || version.equals("dev") || version.contains("-next")) {
            return "dev";
        }
        return version.startsWith("v") ? version : "v" + version;
    }

    private static void check(String path, String text) {
        Node node;
        try {
            node = YamlReader.read(path, text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("readiness test " + e.sentence());
        }
        boolean isTest = node instanceof Mapping mapping
                && textOf(mapping, "apiVersion").startsWith("chainsaw.kyverno.io/")
                && textOf(mapping, "kind").equals("Test");
        if (!isTest) {
            throw AicrException.invalidRequest(
                    "readiness test " + path + ": expected one document chainsaw.kyverno.io/*, kind Test");
        }
    }

    private static String textOf(Mapping mapping, String key) {
        return mapping.find(key).map(n -> n instanceof Scalar s ? s.text() : "").orElse("");
    }

    private List<Mapping> objects(String test, Waiter waiter, String programVersion) {
        String role = gate + "-" + ref.namespace();
        String bundle = ref.name() + "-readiness-bundle";
        Mapping account =
                object("v1", "ServiceAccount", metadata(gate, ref.namespace())).build();
        Mapping clusterRole = object("rbac.authorization.k8s.io/v1", "ClusterRole", named(role))
                .put("rules", rules())
                .build();
        Mapping binding = object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", named(role))
                .put(
                        "subjects",
                        Sequence.of(
                                List.of(mapping("kind", "ServiceAccount", "name", gate, "namespace", ref.namespace()))))
                .put("roleRef", mapping("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", role))
                .build();
        Mapping map = object("v1", "ConfigMap", metadata(bundle, ref.namespace()))
                .put("data", Mapping.of(Map.of(ref.name() + ".yaml", Scalar.text(test))))
                .build();
        Mapping job = object("batch/v1", "Job", jobMetadata(waiter))
                .put("spec", jobSpec(bundle, programVersion))
                .build();
        return List.of(account, clusterRole, binding, map, job);
    }

    private static Sequence rules() {
        return Sequence.of(List.of(
                rule("", "pods", "nodes", "namespaces", "services", "configmaps", "events"),
                rule("apps", "deployments", "daemonsets", "statefulsets", "replicasets"),
                rule("batch", "jobs", "cronjobs"),
                rule("nvidia.com", "*"),
                rule("apiextensions.k8s.io", "customresourcedefinitions")));
    }

    private static Mapping rule(String group, String... resources) {
        return new Mapping.Builder()
                .put("apiGroups", Sequence.ofTexts(List.of(group)))
                .put("resources", Sequence.ofTexts(List.of(resources)))
                .put("verbs", Sequence.ofTexts(READ))
                .build();
    }

    private Mapping jobMetadata(Waiter waiter) {
        Mapping annotations = switch (waiter) {
            case HELM ->
                mapping(
                        HookStripper.HOOK,
                        "post-install,post-upgrade",
                        HookStripper.POLICY,
                        "before-hook-creation",
                        HookStripper.WEIGHT,
                        "0");
            case ARGO_CD -> mapping("argocd.argoproj.io/sync-options", "Replace=true");
        };
        return new Mapping.Builder()
                .put("name", gate)
                .put("namespace", ref.namespace())
                .put("annotations", annotations)
                .build();
    }

    private Mapping jobSpec(String bundle, String programVersion) {
        Mapping mount = new Mapping.Builder()
                .put("name", "bundle")
                .put("mountPath", "/bundle")
                .put("readOnly", Scalar.TRUE)
                .build();
        Mapping container = new Mapping.Builder()
                .put("name", "gate")
                .put("image", IMAGE + tag(programVersion))
                .put("imagePullPolicy", "IfNotPresent")
                .put("args", Sequence.ofTexts(arguments()))
                .put("volumeMounts", Sequence.of(List.of(mount)))
                .build();
        Mapping volume = new Mapping.Builder()
                .put("name", "bundle")
                .put("configMap", mapping("name", bundle))
                .build();
        Mapping pod = new Mapping.Builder()
                .put("restartPolicy", "Never")
                .put("serviceAccountName", gate)
                .put("containers", Sequence.of(List.of(container)))
                .put("volumes", Sequence.of(List.of(volume)))
                .build();
        return new Mapping.Builder()
                .put("backoffLimit", Scalar.integer(6))
                .put("template", Mapping.of(Map.of("spec", pod)))
                .build();
    }

    private List<String> arguments() {
        return List.of(
                "--bundle-dir=/bundle",
                "--namespace=" + ref.namespace(),
                "--timeout=2m0s",
                "--poll-interval=10s",
                "--stability-window=30s",
                "--max-wait=1h30m0s");
    }

    private static Mapping.Builder object(String apiVersion, String kind, Mapping metadata) {
        return new Mapping.Builder()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("metadata", metadata);
    }

    private static Mapping metadata(String name, String namespace) {
        return mapping("name", name, "namespace", namespace);
    }

    private static Mapping named(String name) {
        return mapping("name", name);
    }

    private static Mapping mapping(String... pairs) {
        Mapping.Builder mapping = new Mapping.Builder();
        for (int i = 0; i < pairs.length; i += 2) {
            mapping.put(pairs[i], pairs[i + 1]);
        }
        return mapping.build();
    }
}
