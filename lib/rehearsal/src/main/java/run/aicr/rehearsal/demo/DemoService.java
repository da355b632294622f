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
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import run.aicr.document.Fields;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.web.Kept;

/** The service: what it is told, what it runs, who has the traffic. */
final class DemoService implements AutoCloseable {
    private final Kept kept;
    private final Path registry;
    private final Place place;
    private final Clock clock;
    private final Instances instances;

    /**
     * What a change asks for.
     *
     * @param template of a new revision, if one is to be made
     * @param revisionName of the new revision; empty to let it be chosen
     */
    record Change(Optional<Mapping> template, String revisionName, Optional<List<Traffic>> traffic) {}

    DemoService(Kept kept, Path registry, Place place, Clock clock) {
        this.kept = kept;
        this.registry = registry;
        this.place = place;
        this.clock = clock;
        this.instances = new Instances(place.service());
    }

    DemoState state() throws IOException {
        return DemoState.read(file());
    }

    private Path file() {
        return kept.folder().resolve("demo.json");
    }

    /** Whether a change can be made at all; refuses what the API refuses at once. */
    void check(Change change) throws IOException {
        DemoState state = state();
        change.template().ifPresent(t -> imageOf(t));
        for (Traffic each : change.traffic().orElse(List.of())) {
            if (!each.revision().isEmpty() && state.revision(each.revision()).isEmpty()) {
                throw CloudError.invalid("Revision '" + each.revision() + "' is not found.");
            }
        }
        int sum = change.traffic().orElse(List.of(Traffic.LATEST)).stream()
                .mapToInt(Traffic::percent)
                .sum();
        if (sum != 100) {
            throw CloudError.invalid("traffic: the percentages sum to " + sum + ", not 100");
        }
        if (state.revision(change.revisionName()).isPresent()) {
            throw CloudError.invalid("Revision named '" + change.revisionName() + "' already exists.");
        }
    }

    /** Image by digest, of the cloud's own registry. */
    private String imageOf(Mapping template) {
        List<Fields> containers = Fields.of(template, "template").list("containers");
        String image = containers.isEmpty() ? "" : containers.get(0).textOrEmpty("image");
        if (!image.startsWith(place.registryHost() + "/") || !image.matches(".*@sha256:[0-9a-f]{64}")) {
            throw CloudError.invalid(
                    "the image must be " + place.registryHost() + "/…@sha256:…, found '" + image + "'");
        }
        return image;
    }

    /**
     * Makes the change: a new revision is started, and traffic is moved when it is ready.
     *
     * @throws AicrException INVALID_REQUEST when the new revision does not come up; the old one keeps serving
     */
    synchronized void apply(Change change) throws IOException {
        DemoState before = state();
        List<Traffic> traffic = change.traffic().orElse(before.traffic());
        if (change.template().isEmpty() || unchanged(before, change)) {
            write(new DemoState(
                    before.generation() + 1, before.template(), before.revisions(), traffic, before.failure()));
            return;
        }
        Mapping template = change.template().get();
        Revision revision = new Revision(
                nameOf(change, before), imageOf(template), clock.instant().toString(), true);
        Optional<AicrException> failure = start(revision);
        List<Revision> revisions = new ArrayList<>(before.revisions());
        revisions.add(new Revision(revision.name(), revision.image(), revision.createTime(), failure.isEmpty()));
        String reason = failure.map(AicrException::sentence).orElse("");
        write(new DemoState(
                before.generation() + 1, template, revisions, failure.isEmpty() ? traffic : before.traffic(), reason));
        if (failure.isPresent()) {
            throw AicrException.invalidRequest("Revision '" + revision.name() + "' is not ready: " + reason);
        }
    }

    private static boolean unchanged(DemoState before, Change change) {
        return change.revisionName().isEmpty()
                && before.failure().isEmpty()
                && Arrays.equals(
                        JsonWriter.compact(change.template().orElse(Mapping.EMPTY)),
                        JsonWriter.compact(before.template()));
    }

    private Optional<AicrException> start(Revision revision) throws IOException {
        try {
            instances.of(layout(), revision);
            return Optional.empty();
        } catch (AicrException e) {
            return Optional.of(e);
        }
    }

    private Layout layout() {
        return Layout.open(registry);
    }

    private String nameOf(Change change, DemoState before) {
        return change.revisionName().isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "%s-%05d",
                        place.service(),
                        before.revisions().size() + 1)
                : change.revisionName();
    }

    private void write(DemoState state) throws IOException {
        kept.write(file(), JsonWriter.indented(state.node(place.serviceName())));
        Set<String> needed = new HashSet<>();
        state.traffic().forEach(t -> state.target(t).ifPresent(r -> needed.add(r.name())));
        state.latestReady().ifPresent(r -> needed.add(r.name()));
        instances.keepOnly(needed);
    }

    /** Where the revision with the traffic runs, started when it does not; empty before the first deployment. */
    Optional<URI> serving() throws IOException {
        Optional<Revision> serving = state().serving();
        return serving.isEmpty()
                ? Optional.empty()
                : Optional.of(instances.of(layout(), serving.get()).address());
    }

    /** The own address of a revision. */
    URI addressOf(Revision revision) throws IOException {
        return instances.of(layout(), revision).address();
    }

    @Override
    public void close() {
        instances.close();
    }
}
