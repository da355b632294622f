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
package run.aicr.release.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.statement.CatalogSubject;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.AtomicFile;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.version.ReleaseId;

/** Makes the statements of a release; signing is done elsewhere (spec release §2.6). */
final class Statements {
    static final String QUALIFICATION_TYPE = "https://aicr.run/qualification/v1";
    static final String PROMOTION_TYPE = "https://aicr.run/promotion/v1";
    private static final String BINARY = "https://aicr.run/binary/v1";
    private static final String IMAGE = "https://aicr.run/image/v1";

    private final ReleaseId id;
    private final String repository;
    private final Map<String, String> internalParameters;
    private final RunFacts run;
    private final Optional<PromotedBytes> promoted;

    /** When and as what the build ran. */
    record RunFacts(String builder, String invocationId, String startedOn, String finishedOn) {

        /** The facts of the run that first signed into the folder: a run that follows a stopped one goes on with them. */
        static RunFacts in(Path folder, BuildPlatform platform, Clock clock) throws IOException {
            Path file = folder.resolve("run.json");
            if (!Files.isRegularFile(file)) {
                AtomicFile.write(
                        file,
                        JsonWriter.indented(new Mapping.Builder()
                                .put("invocationId", invocation(platform))
                                .put(
                                        "at",
                                        clock.instant()
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toString())
                                .build()));
            }
            Fields facts = Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT), "");
            String at = facts.requiredText("at");
            return new RunFacts(platform.builder(), facts.requiredText("invocationId"), at, at);
        }

        private static String invocation(BuildPlatform platform) {
            return platform.invocation().isEmpty() ? UUID.randomUUID().toString() : platform.invocation();
        }
    }

    Statements(
            ReleaseId id,
            String repository,
            Map<String, String> internalParameters,
            RunFacts run,
            Optional<PromotedBytes> promoted) {
        this.promoted = promoted;
        this.id = id;
        this.repository = repository;
        this.internalParameters = Map.copyOf(internalParameters);
        this.run = run;
    }

    /** About a program: first the payload digest, then the launcher and every file of {@code lib/}. */
    Statement program(Payload payload) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject("payload", payload.digest()));
        payload.files().forEach((path, content) -> subjects.add(new Subject(path, content.digest())));
        return new Statement(subjects, Provenance.PREDICATE_TYPE, provenance(BINARY, List.of()));
    }

    /** About the assets of the release. */
    Statement assets(Map<String, Sha256> assets) {
        List<Subject> subjects = new ArrayList<>();
        new TreeMap<>(assets).forEach((name, digest) -> subjects.add(new Subject(name, digest)));
        return new Statement(subjects, Provenance.PREDICATE_TYPE, provenance(BINARY, List.of()));
    }

    /** Predicate about how an image was made. */
    Mapping image(ImageBuild.Base base) {
        String hex = base.digest().substring(base.digest().indexOf(':') + 1);
        return provenance(IMAGE, List.of(new Provenance.Dependency("oci://" + base.name(), "sha256", hex)));
    }

    /** About the recipe catalogue: its digest covers the raw registry and validator list (spec recipe §17). */
    Statement catalogue(Path catalogue) throws IOException {
        CatalogSubject subject = new CatalogSubject(
                Files.readAllBytes(catalogue.resolve("registry.yaml")),
                Files.readAllBytes(catalogue.resolve("validators/catalog.yaml")));
        return new Statement(
                List.of(subject.subject()),
                Provenance.PREDICATE_TYPE,
                provenance(CatalogSubject.BUILD_TYPE, subject.files()));
    }

    /** About the commit that passed the gates: the record itself is the predicate. */
    static Statement qualification(byte[] record, Mapping predicate) {
        return new Statement(
                List.of(new Subject("qualification.json", Sha256.of(record))), QUALIFICATION_TYPE, predicate);
    }

    /** That the payloads of the release are the candidate's: one row for each archive and image platform. */
    static Statement promotion(PromotedBytes promoted, List<Subject> subjects) {
        List<Node> rows = new ArrayList<>();
        promoted.rows()
                .forEach(r -> rows.add(new Mapping.Builder()
                        .put("name", r.name())
                        .put("candidate", r.candidate().prefixed())
                        .put("stable", r.stable().prefixed())
                        .put("equal", Scalar.bool(r.candidate().equals(r.stable())))
                        .build()));
        Mapping predicate = new Mapping.Builder()
                .put("candidate", promoted.candidate())
                .put("candidateIndex", promoted.index().prefixed())
                .put("payloads", Sequence.of(rows))
                .build();
        return new Statement(subjects, PROMOTION_TYPE, predicate);
    }

    private Mapping provenance(String buildType, List<Provenance.Dependency> more) {
        List<Provenance.Dependency> dependencies = new ArrayList<>();
        dependencies.add(new Provenance.Dependency(
                "git+https://github.com/" + repository + "@refs/tags/" + id.tag(), "gitCommit", id.commit()));
        dependencies.addAll(more);
        Map<String, String> external = new TreeMap<>();
        external.put("repository", repository);
        external.put("ref", "refs/tags/" + id.tag());
        external.put("tag", id.tag());
        promoted.ifPresent(p -> {
            external.put("promotedFrom", p.candidate());
            p.rows()
                    .forEach(r -> dependencies.add(new Provenance.Dependency(
                            "https://github.com/" + repository + "/releases/tag/" + p.candidate() + "#" + r.name(),
                            "sha256",
                            r.candidate().hex())));
        });
        return new Provenance(
                        buildType,
                        external,
                        internalParameters,
                        dependencies,
                        run.builder(),
                        run.invocationId(),
                        run.startedOn(),
                        run.finishedOn())
                .toPredicate();
    }
}
