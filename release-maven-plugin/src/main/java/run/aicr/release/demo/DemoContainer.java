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
package run.aicr.release.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.file.BoundedBytes;

/**
 * The container of the demo, from the Deployment that operators apply ({@code deploy/manifests/deployment.yaml}): its port,
 * environment, memory and probes. So what is said to operators runs somewhere.
 *
 * <p>Cloud Run gives {@code PORT} itself, knows no readiness probe (its startup probe asks the same), and takes less than one
 * processor only with one request at a time: processors stay as they are set in the cloud, as does everything else.
 */
final class DemoContainer {
    private static final String FILE = "deployment.yaml";

    private final Fields container;

    private DemoContainer(Fields container) {
        this.container = container;
    }

    /** From the file that is part of this plugin. */
    static DemoContainer ofOperators() {
        try (InputStream in = DemoContainer.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the plugin has no " + FILE);
            }
            byte[] bytes = BoundedBytes.ofStream(in, FILE, Limits.DOCUMENT.maxBytes());
            Fields deployment = Fields.of(YamlReader.read(FILE, bytes, Limits.DOCUMENT), "");
            Fields pod = inside(inside(inside(deployment, "spec"), "template"), "spec");
            return new DemoContainer(pod.list("containers").get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fields inside(Fields fields, String key) {
        return fields.fields(key).orElseThrow(() -> new IllegalStateException(FILE + " has no " + key));
    }

    /** A container of the service with these settings and another image. */
    Mapping on(Mapping before, String image) {
        Mapping.Builder changed = new Mapping.Builder();
        before.entries().forEach(changed::put);
        Fields old = Fields.of(before, "container");
        changed.put("image", image);
        changed.put(
                "ports",
                Sequence.of(List.of(
                        new Mapping.Builder().put("containerPort", port()).build())));
        changed.put("env", environment(old));
        changed.put("resources", resources(old));
        changed.put("startupProbe", probe("readinessProbe"));
        changed.put("livenessProbe", probe("livenessProbe"));
        return changed.build();
    }

    private Node port() {
        return container.list("ports").get(0).node("containerPort").orElseThrow();
    }

    /** Variables of the service stay, unless the file says otherwise. */
    private Node environment(Fields old) {
        Map<String, Node> byName = new LinkedHashMap<>();
        old.list("env").forEach(v -> byName.put(v.requiredText("name"), v.mapping()));
        container.list("env").forEach(v -> byName.put(v.requiredText("name"), v.mapping()));
        byName.remove("PORT");
        return Sequence.of(List.copyOf(byName.values()));
    }

    private Node resources(Fields old) {
        Map<String, Node> resources =
                new LinkedHashMap<>(old.mappingOrEmpty("resources").entries());
        Map<String, Node> limits = new LinkedHashMap<>(Fields.of(Mapping.of(resources), "resources")
                .mappingOrEmpty("limits")
                .entries());
        String memory = inside(inside(container, "resources"), "limits").requiredText("memory");
        limits.put("memory", Scalar.text(memory));
        resources.put("limits", Mapping.of(limits));
        return Mapping.of(resources);
    }

    /** As it is, but with the number of the port, which has a name in Kubernetes. */
    private Node probe(String name) {
        Fields asked = inside(container, name);
        Map<String, Node> probe = new LinkedHashMap<>(asked.mapping().entries());
        Map<String, Node> get =
                new LinkedHashMap<>(inside(asked, "httpGet").mapping().entries());
        get.put("port", port());
        probe.put("httpGet", Mapping.of(get));
        return Mapping.of(probe);
    }
}
