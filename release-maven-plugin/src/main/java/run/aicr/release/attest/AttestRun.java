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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.archive.StampFile;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.product.RecipeImages;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * Signs and seals: program statements, archives, checksums, release index, provenance, in this order (spec release §2.1
 * state 3). Works in a folder beside the assets, which is renamed at the end.
 */
final class AttestRun {
    private static final String JSON = "application/json";
    private static final String CATALOGUE_BUNDLE = "recipe-catalog.sigstore.json";

    private final ReleaseConfig config;
    private final Path root;
    private final WorkFolder work;
    private final BuildManifest build;
    private final Attestor attestor;
    private final Attestor imageAttestor;
    private final Optional<PromotedBytes> promoted;
    private final Statements statements;
    private final AttestInputs inputs;
    private final List<ReleaseIndex.Asset> assets = new ArrayList<>();
    private final List<ReleaseIndex.Signed> signed = new ArrayList<>();

    AttestRun(
            ReleaseConfig config,
            Path root,
            WorkFolder work,
            BuildManifest build,
            Attested.Identities identities,
            AttestInputs inputs,
            Clock clock)
            throws IOException {
        this.promoted = PromotedBytes.of(build, work);
        this.config = config;
        this.root = root;
        this.work = work;
        this.build = build;
        Attestors attestors = identities.attestors().get();
        Signers signers = identities.signers().get();
        Path kept = Files.createDirectories(work.signed());
        this.attestor = new KeptSignatures(kept, attestors.release(), signers.release());
        this.imageAttestor = new KeptSignatures(kept, attestors.images(), signers.images());
        this.inputs = inputs;
        this.statements = new Statements(
                build.id(),
                config.repository(),
                inputs.tools(),
                Statements.RunFacts.in(kept, inputs.platform(), clock),
                promoted);
    }

    void run() throws IOException {
        Path staging = work.folder().resolve("assets.part");
        Tree.delete(staging);
        Files.createDirectories(staging);
        byte[] catalogue = sign(CATALOGUE_BUNDLE, statements.catalogue(root.resolve(inputs.catalogue())));
        add(staging, CATALOGUE_BUNDLE, "catalog", catalogue);
        for (Program program : config.programs()) {
            if (program.archive()) {
                for (Platform platform : program.platforms()) {
                    if (build.payloads().containsKey(program.payloadName(platform))) {
                        sealArchive(staging, program, platform, catalogue);
                    }
                }
            }
        }
        for (Map.Entry<String, Sha256> file : build.files().entrySet()) {
            addBuiltFile(staging, file.getKey());
        }
        add(staging, "release-notes.md", "notes", inputs.notes().getBytes(StandardCharsets.UTF_8));
        byte[] checksums = checksums().text().getBytes(StandardCharsets.UTF_8);
        add(staging, ConsumerCheck.CHECKSUMS, "checksums", checksums);

        byte[] record = Files.readAllBytes(inputs.qualification());
        Mapping predicate = (Mapping) JsonReader.read("qualification record", record, Limits.DOCUMENT);
        List<ImageStatements.Attachment> attachments = imageStatements();
        byte[] index = new ReleaseIndex(build, inputs.platform(), assets, signed, attachments)
                .json(ReleaseIndex.Gates.of(record, predicate), inputs.tools());
        Files.write(staging.resolve(ReleaseIndex.NAME), index);

        Map<String, Sha256> covered = new TreeMap<>();
        assets.forEach(a -> covered.put(a.name(), a.sha256()));
        covered.put(ReleaseIndex.NAME, Sha256.of(index));
        Files.write(
                staging.resolve(ConsumerCheck.provenanceName(build.id().tag())), sign("", statements.assets(covered)));
        Files.write(
                staging.resolve(ConsumerCheck.QUALIFICATION), sign("", Statements.qualification(record, predicate)));
        if (promoted.isPresent()) {
            Files.write(
                    staging.resolve(ConsumerCheck.PROMOTION),
                    sign("", Statements.promotion(promoted.get(), promotedSubjects())));
        }
        Tree.delete(work.assets());
        Files.move(staging, work.assets(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The archives and the manifests of the images. */
    private List<Subject> promotedSubjects() {
        List<Subject> subjects = new ArrayList<>();
        assets.stream()
                .filter(a -> a.role().equals("archive"))
                .forEach(a -> subjects.add(new Subject(a.name(), a.sha256())));
        build.images()
                .forEach(image -> image.platforms()
                        .forEach((platform, p) ->
                                subjects.add(new Subject(image.name() + "/" + platform, p.manifest()))));
        return subjects;
    }

    private void sealArchive(Path staging, Program program, Platform platform, byte[] catalogue) throws IOException {
        ReleaseId id = build.id();
        Path folder = work.payload(program.payloadName(platform));
        Payload payload = Payload.of(folder, program.name());
        Map<String, byte[]> extras = new TreeMap<>();
        extras.put("LICENSE", Files.readAllBytes(root.resolve("LICENSE")));
        extras.put("THIRD_PARTY_NOTICES.md", Files.readAllBytes(work.files().resolve("THIRD_PARTY_NOTICES.md")));
        extras.put(StampFile.NAME, StampFile.json(id, program.payloadName(platform), payload.digest()));
        String name = program.archiveName(platform, id);
        String bundle = program.name() + "-attestation.sigstore.json";
        extras.put(bundle, sign(name + "/" + bundle, statements.program(payload)));
        if (program.catalogue()) {
            extras.put(CATALOGUE_BUNDLE, catalogue);
        }
        Path file = staging.resolve(name);
        SealedArchive.write(file, folder, program.name(), extras, id.date());
        assets.add(new ReleaseIndex.Asset(
                name,
                "archive",
                "application/gzip",
                Files.size(file),
                Sha256.ofFile(file),
                platform.toString(),
                payload.digest().prefixed()));
    }

    /** Bills of materials of published archives, the notices and the installer are assets; the others stay in the work folder. */
    private void addBuiltFile(Path staging, String name) throws IOException {
        byte[] content = Files.readAllBytes(work.files().resolve(name));
        String archive = name.replace(".sbom.json", ".tar.gz");
        if (assets.stream().anyMatch(a -> a.name().equals(archive) && !archive.equals(name))) {
            add(staging, name, "sbom", content);
        } else if (RecipeImages.isFileName(name)) {
            add(staging, name, "bom", content);
        } else if (name.endsWith(".md")) {
            add(staging, name, "notices", content);
        } else if (name.equals(ReleaseBuild.INSTALLER)) {
            add(staging, name, "installer", content);
        }
    }

    private void add(Path staging, String name, String role, byte[] content) throws IOException {
        Files.write(staging.resolve(name), content);
        String type = name.endsWith(".json") ? JSON : "text/plain";
        assets.add(new ReleaseIndex.Asset(name, role, type, content.length, Sha256.of(content), "", ""));
    }

    private ChecksumFile checksums() {
        Map<String, Sha256> digests = new TreeMap<>();
        assets.forEach(a -> digests.put(a.name(), a.sha256()));
        return new ChecksumFile(digests);
    }

    /** @param listedAs name in the release index; empty for what is signed after it was written */
    private byte[] sign(String listedAs, Statement statement) {
        BundleFile bundle = attestor.attest(statement);
        if (!listedAs.isEmpty()) {
            signed.add(new ReleaseIndex.Signed(listedAs, statement.predicateType(), bundle));
        }
        return bundle.toJson();
    }

    private List<ImageStatements.Attachment> imageStatements() throws IOException {
        Tree.delete(work.statements());
        return build.images().isEmpty()
                ? List.of()
                : new ImageStatements(build, work, statements, imageAttestor).write(work.statements());
    }
}
