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
package run.aicr.bundle.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.bundle.chart.Programs;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Renders charts with {@code helm template}. */
final class ChartRender {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int MAX_OUTPUT = 100 << 20;
    private static final String OCI = "oci://";

    private final Programs programs;
    private final String kubernetesVersion;

    ChartRender(Programs programs, String kubernetesVersion) {
        this.programs = programs;
        this.kubernetesVersion = kubernetesVersion;
    }

    /** @throws AicrException SERVICE_UNAVAILABLE without helm; INTERNAL or TIMEOUT when it fails */
    String render(ComponentRef ref, Mapping values) {
        Path helm = programs.find("helm")
                .orElseThrow(() -> new AicrException(
                        ErrorClass.SERVICE_UNAVAILABLE, "helm is not on PATH, so its chart was not rendered"));
        if (values.isEmpty()) {
            return run(ref, helm, Optional.empty());
        }
        try {
            Path file = Files.createTempFile("aicr-values-", ".yaml");
            try {
                Files.write(file, YamlWriter.write(values));
                return run(ref, helm, Optional.of(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot write the values for helm", e);
        }
    }

    private String run(ComponentRef ref, Path helm, Optional<Path> values) {
        Programs.Result result = programs.run(helm, arguments(ref, values), LIMIT, MAX_OUTPUT);
        if (result.late()) {
            throw new AicrException(ErrorClass.TIMEOUT, "helm template took longer than " + LIMIT.toSeconds() + " s");
        }
        if (!result.succeeded()) {
            throw new AicrException(ErrorClass.INTERNAL, "helm template failed: " + result.error());
        }
        return result.text();
    }

    private List<String> arguments(ComponentRef ref, Optional<Path> values) {
        String named = ref.effectiveChart();
        String chart = named.substring(named.lastIndexOf('/') + 1);
        boolean oci = ref.source().startsWith(OCI);
        String source = ref.source().endsWith("/")
                ? ref.source().substring(0, ref.source().length() - 1)
                : ref.source();
        List<String> arguments =
                new ArrayList<>(List.of("template", "release-" + ref.name(), oci ? source + "/" + chart : chart));
        if (!oci) {
            arguments.addAll(List.of("--repo", ref.source()));
        }
        if (!ref.version().isEmpty()) {
            arguments.addAll(List.of("--version", ref.version()));
        }
        if (!ref.namespace().isEmpty()) {
            arguments.addAll(List.of("--namespace", ref.namespace()));
        }
        arguments.addAll(List.of("--kube-version", kubernetesVersion));
        arguments.addAll(List.of("--api-versions", "resource.k8s.io/v1", "--api-versions", "resource.k8s.io/v1beta1"));
        values.ifPresent(file -> arguments.addAll(List.of("--values", file.toString())));
        arguments.add("--include-crds=false");
        return arguments;
    }
}
