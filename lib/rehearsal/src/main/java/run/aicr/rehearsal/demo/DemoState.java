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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * The content of {@code demo.json}.
 *
 * @param template of the newest revision, as it was told
 * @param failure why the newest revision is not ready; empty when it is
 */
record DemoState(int generation, Mapping template, List<Revision> revisions, List<Traffic> traffic, String failure) {
    private static final String UNUSED_IMAGE = "us-docker.pkg.dev/cloudrun/container/hello";

    DemoState {
        revisions = List.copyOf(revisions);
        traffic = List.copyOf(traffic);
    }

    /** A service that was made and never deployed to. */
    static DemoState untouched() {
        Mapping container = new Mapping.Builder().put("image", UNUSED_IMAGE).build();
        Mapping template = new Mapping.Builder()
                .put("containers", Sequence.of(List.of(container)))
                .build();
        return new DemoState(1, template, List.of(), List.of(Traffic.LATEST), "");
    }

    static DemoState read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return untouched();
        }
        Fields fields = Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT), "");
        return new DemoState(
                fields.integer("generation").orElse(1),
                fields.mappingOrEmpty("template"),
                fields.list("revisions").stream().map(Revision::read).toList(),
                fields.list("traffic").stream().map(Traffic::read).toList(),
                fields.textOrEmpty("failure"));
    }

    Mapping node(String service) {
        List<Node> all = new ArrayList<>();
        revisions.forEach(r -> all.add(r.node()));
        List<Node> shares = new ArrayList<>();
        traffic.forEach(t -> shares.add(t.node().build()));
        return new Mapping.Builder()
                .put("service", service)
                .put("generation", Scalar.integer(generation))
                .put("template", template)
                .put("revisions", Sequence.of(all))
                .put("traffic", Sequence.of(shares))
                .putIfSet("failure", failure)
                .build();
    }

    Optional<Revision> latestCreated() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    Optional<Revision> latestReady() {
        return revisions.stream().filter(Revision::ready).reduce((a, b) -> b);
    }

    Optional<Revision> revision(String name) {
        return revisions.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /** The revision of a share. */
    Optional<Revision> target(Traffic share) {
        return share.revision().isEmpty() ? latestReady() : revision(share.revision());
    }

    /** The revision with the largest share. */
    Optional<Revision> serving() {
        return traffic.stream()
                .filter(t -> t.percent() > 0)
                .max(Comparator.comparingInt(Traffic::percent))
                .flatMap(this::target);
    }
}
