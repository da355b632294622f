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
package run.aicr.bundle.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/** Builds the manifests of Kustomize components with {@code kustomize}, else {@code kubectl} (spec bundle §5.2). */
public final class KustomizeBuild {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MAX_OUTPUT = 10 << 20;

    private final Programs programs;

    public KustomizeBuild(Programs programs) {
        this.programs = programs;
    }

    /**
     * Builds one component; its local path is relative to the working directory. Objects come in the order in which the
     * kustomization names them, unless it says otherwise.
     *
     * @throws AicrException SERVICE_UNAVAILABLE when neither program is there; INTERNAL when the build fails
     */
    public String build(ComponentRef ref) {
        Optional<Path> kustomize = programs.find("kustomize");
        if (kustomize.isPresent()) {
            return run(ref, kustomize.get(), List.of("build", "--reorder=none", target(ref)));
        }
        Path kubectl = programs.find("kubectl")
                .orElseThrow(() -> new AicrException(
                        ErrorClass.SERVICE_UNAVAILABLE,
                        "component \"" + ref.name()
                                + "\" is a Kustomize component, and neither kustomize nor kubectl is on"
                                + " PATH; install one of them"));
        try {
            Path folder = Files.createTempDirectory("aicr-kustomize-");
            try {
                Files.write(folder.resolve("kustomization.yaml"), wrapper(ref, folder.toRealPath()));
                return run(ref, kubectl, List.of("kustomize", folder.toString()));
            } finally {
                Files.deleteIfExists(folder.resolve("kustomization.yaml"));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot build component \"" + ref.name() + "\"", e);
        }
    }

    private String run(ComponentRef ref, Path program, List<String> arguments) {
        Programs.Result result = programs.run(program, arguments, LIMIT, MAX_OUTPUT);
        if (!result.succeeded()) {
            String reason = result.late() ? "it took longer than " + LIMIT.toMinutes() + " minutes" : result.error();
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    "kustomize build of component \"" + ref.name() + "\" (" + target(ref) + ") failed: " + reason);
        }
        return result.text();
    }

    /** A local path must not be taken for a flag. */
    private static String target(ComponentRef ref) {
        if (ref.source().isEmpty()) {
            return ref.path().startsWith("-") ? "./" + ref.path() : ref.path();
        }
        if (ref.source().startsWith("-")) {
            throw AicrException.invalidRequest(
                    "component \"" + ref.name() + "\": the source \"" + ref.source() + "\" is no address");
        }
        return ref.source() + "//" + ref.path() + (ref.tag().isEmpty() ? "" : "?ref=" + ref.tag());
    }

    /** A kustomization around the one that is meant, because kubectl has no flag for the order. */
    private byte[] wrapper(ComponentRef ref, Path folder) throws IOException {
        String resource = target(ref);
        Node order = new Mapping.Builder().put("order", "fifo").build();
        if (ref.source().isEmpty()) {
            Path local = programs.directory().resolve(ref.path());
            if (!Files.isDirectory(local)) {
                throw new AicrException(
                        ErrorClass.INTERNAL,
                        "kustomize build of component \"" + ref.name() + "\" failed: there is no folder " + local);
            }
            order = ownOrder(local).orElse(order);
            resource = folder.relativize(local.toRealPath()).toString();
        }
        return YamlWriter.writeInOrder(new Mapping.Builder()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization")
                .put("sortOptions", order)
                .put("resources", Sequence.ofTexts(List.of(resource)))
                .build());
    }

    private static Optional<Node> ownOrder(Path folder) throws IOException {
        for (String name : List.of("kustomization.yaml", "kustomization.yml", "Kustomization")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                byte[] bytes = BoundedBytes.ofFile(file, file.toString(), Limits.DOCUMENT.maxBytes());
                Node node = YamlReader.read(file.toString(), bytes, Limits.DOCUMENT);
                return node instanceof Mapping mapping ? mapping.find("sortOptions") : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
