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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.file.AtomicFile;
import run.aicr.file.BoundedBytes;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * Statements of somebody who built a release again: about programs and images, with the subjects of the release's own
 * statements, signed with a key of theirs (spec release §2.3). They lie beside the rebuild; no log gets an entry, and nothing
 * of a release ever holds them. Wherever the rebuild runs, its builder is not that of the release.
 */
public final class RebuiltStatements {
    private static final String ENDING = ".sigstore.json";
    private static final int LARGEST = 10 << 20;

    private final BuildManifest build;
    private final WorkFolder work;
    private final Statements statements;
    private final Attestor attestor;
    private final Path folder;

    /**
     * The statements about a rebuild.
     *
     * @param tools what it was built with
     * @param keys folder of the key pair, which is made on first use
     * @param folder that they go to; emptied
     */
    public RebuiltStatements(
            BuildManifest build, WorkFolder work, String repository, Map<String, String> tools, Path keys, Path folder)
            throws IOException {
        Tree.delete(folder);
        Files.createDirectories(folder);
        this.build = build;
        this.work = work;
        this.statements = new Statements(
                build.id(),
                repository,
                tools,
                Statements.RunFacts.in(folder, BuildPlatform.REHEARSAL, Clock.systemUTC()),
                Optional.empty());
        this.attestor = Attestor.ofKey(SigningKey.inFolder(keys));
        this.folder = folder;
    }

    /**
     * Signs, and compares subjects with the statements in the archives of the release.
     *
     * @param archives of the release by name
     * @return names of programs whose published statement has other subjects
     */
    public List<String> write(Map<String, Path> archives) throws IOException {
        List<String> different = new ArrayList<>();
        for (String payload : build.payloads().keySet()) {
            int mark = payload.indexOf('_');
            String program = payload.substring(0, mark);
            Statement statement = statements.program(Payload.of(work.payload(payload), program));
            sign(payload, statement);
            Path archive = archives.get(program + "_" + build.id().version() + payload.substring(mark) + ".tar.gz");
            if (archive != null
                    && !new HashSet<>(published(archive, program).subjects())
                            .equals(new HashSet<>(statement.subjects()))) {
                different.add(payload);
            }
        }
        for (ImageBuild image : build.images()) {
            sign("image-" + image.name().substring(image.name().lastIndexOf('/') + 1), about(image));
        }
        return different;
    }

    private Statement about(ImageBuild image) {
        List<Subject> subjects = new ArrayList<>(List.of(new Subject(image.name(), image.index())));
        new TreeMap<>(image.platforms())
                .forEach((platform, p) -> subjects.add(new Subject(image.name() + "/" + platform, p.manifest())));
        return new Statement(subjects, Provenance.PREDICATE_TYPE, statements.image(image.base()));
    }

    private void sign(String name, Statement statement) throws IOException {
        AtomicFile.write(
                folder.resolve(name + ENDING), attestor.attest(statement).toJson());
    }

    /** The statement that lies in an archive of the release; its signature is a matter of the check of releases. */
    private Statement published(Path archive, String program) throws IOException {
        String name = program + "-attestation" + ENDING;
        Path unpacked =
                folder.resolve("published-" + Sha256.of(archive.toString()).hex());
        try {
            SealedArchive.unpack(archive, unpacked, name::equals);
            byte[] json = BoundedBytes.ofFile(unpacked.resolve(name), archive + ": " + name, LARGEST);
            byte[] payload =
                    BundleFile.parse(archive + ": " + name, json).envelope().payload();
            return Statement.parse(archive + ": " + name, payload);
        } finally {
            Tree.delete(unpacked);
        }
    }
}
