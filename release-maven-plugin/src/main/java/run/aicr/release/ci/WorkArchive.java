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
package run.aicr.release.ci;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import run.aicr.attestation.key.SigningKey;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.AtomicFile;
import run.aicr.file.PlainTar;
import run.aicr.file.SafePath;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;

/**
 * The file that one job of a release hands to the next: the work folder of the tag below {@code work/}, and what the
 * target keeps on the machine below {@code kept/}, as a plain tar. The digest travels another way, as an output of the job, so that whoever
 * can change the file cannot change what the next job expects.
 *
 * <p>Holds regular files and folders only. What is unpacked is readable by the user alone.
 *
 * @param work folder of the tag
 * @param kept rehearsal folder, or that of the records of real releases
 */
public record WorkArchive(ReleaseId id, Path work, Path kept) {
    /** File in an unpacked work folder that says where it came from; a build is never made beside it. */
    public static final String MARK = "handover.json";

    private static final String SCHEMA = "aicr.run/handover/v1";
    private static final String WORK = "work/";
    private static final String KEPT = "kept/";

    /** Copies of public releases; whoever needs one reads it back. */
    private static final String COPIES = "public/";

    private static final String SCRATCH = "scratch/";
    private static final long MAX_BYTES = 16L << 30;
    private static final int MAX_ENTRIES = 200_000;
    private static final int MAX_MARK = 1 << 20;

    /** What is handed on. */
    public enum Content {
        /** Everything: for the jobs after the build. */
        WHOLE,
        /** The qualification record of the commit with its signature and the public key: for the job that builds. */
        RECORD
    }

    /**
     * Writes the archive, or nothing.
     *
     * @return digest of the file
     * @throws ReleaseException MISSING_ARTIFACT when there is nothing to hand on, or a link among it
     */
    public Sha256 pack(Path archive, Content content) throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        List<String> emptyFolders = new ArrayList<>();
        if (content == Content.WHOLE) {
            collect(work, WORK, entries, emptyFolders);
        }
        collect(kept, KEPT, entries, emptyFolders);
        if (content == Content.RECORD) {
            entries.removeIf(e -> !isRecord(e.path()));
            emptyFolders.clear();
        }
        if (entries.isEmpty()) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "there is nothing to hand on: neither " + work + " nor " + kept + " has what is asked for",
                    "Run the goal of this job first.");
        }
        entries.add(new ArchiveEntry.File(MARK, false, ArchiveEntry.Source.of(mark(emptyFolders))));
        Files.createDirectories(archive.toAbsolutePath().getParent());
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            PlainTar.write(out, entries, id.date());
        }
        Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
        return Sha256.ofFile(archive);
    }

    private boolean isRecord(String path) {
        return path.startsWith(KEPT + "qualify/" + id.commit() + ".")
                || kept.resolve(path.substring(KEPT.length())).equals(SigningKey.publicFile(kept.resolve("keys")));
    }

    private static boolean isLeftOut(String name) {
        return (name + "/").startsWith(SCRATCH) || (name + "/").startsWith(COPIES);
    }

    private static void collect(Path folder, String prefix, List<ArchiveEntry> entries, List<String> emptyFolders)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (name.isEmpty() || name.equals(MARK) || isLeftOut(name)) {
                    continue;
                }
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    addIfEmpty(path, prefix + name, emptyFolders);
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    entries.add(new ArchiveEntry.File(
                            prefix + name, Files.isExecutable(path), ArchiveEntry.Source.of(path)));
                } else {
                    throw new ReleaseException(
                            Code.MISSING_ARTIFACT, path + " is neither file nor folder, and cannot be handed on");
                }
            }
        }
    }

    /** A bare repository is none without its empty folders. */
    private static void addIfEmpty(Path folder, String name, List<String> emptyFolders) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isEmpty()) {
                emptyFolders.add(name);
            }
        }
    }

    private byte[] mark(List<String> emptyFolders) {
        return JsonWriter.indented(new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("tag", id.tag())
                .put("commit", id.commit())
                .put(
                        "emptyFolders",
                        Sequence.ofTexts(emptyFolders.stream().sorted().toList()))
                .build());
    }

    /**
     * Checks the digest before a single byte is used, then unpacks into both folders, which must not be there yet.
     *
     * @param expected digest that the job before said
     * @throws ReleaseException CHECKSUM_MISMATCH for another file; CHECKOUT_MISMATCH when it is of another release;
     *     INVALID_ARGUMENT when a folder is in the way; MISSING_ARTIFACT when it is damaged
     */
    public void unpack(Path archive, Sha256 expected) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT, "there is no file " + archive, "Download the artifact of the job before.");
        }
        Sha256 found = Sha256.ofFile(archive);
        if (!found.equals(expected)) {
            throw new ReleaseException(
                    Code.CHECKSUM_MISMATCH,
                    archive + " is not what the job before handed on: expected " + expected.prefixed() + ", found "
                            + found.prefixed(),
                    "Nothing was unpacked. Run the workflow again from the job that wrote it.");
        }
        refuseExisting(work);
        refuseExisting(kept);
        Path staging =
                Files.createDirectories(work.toAbsolutePath().getParent()).resolve(id.tag() + ".part");
        Tree.delete(staging);
        try {
            Files.createDirectory(
                    staging, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            extract(archive, staging);
            identify(staging, expected);
            place(staging.resolve("work"), work);
            place(staging.resolve("kept"), kept);
        } finally {
            Tree.delete(staging);
        }
    }

    private static void refuseExisting(Path folder) throws IOException {
        if (Files.exists(folder) && !Tree.files(folder).isEmpty()) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    folder + " holds files already, and what is handed over would mix with them",
                    "Unpack into a fresh clone, or remove the folder.");
        }
    }

    private static void extract(Path archive, Path staging) throws IOException {
        int[] entries = {0};
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
            PlainTar.read(in, MAX_BYTES, (path, header, content) -> {
                entries[0]++;
                boolean known = path.equals(MARK) || path.startsWith(WORK) || path.startsWith(KEPT);
                if (!known || !header.linkTarget().isEmpty() || entries[0] > MAX_ENTRIES) {
                    throw new IOException("entry that no hand-over has, or too many: " + path);
                }
                Path file = SafePath.resolve(staging, path);
                Files.createDirectories(file.getParent());
                Files.copy(content, file);
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(header.executable() ? "rwx------" : "rw-------"));
            });
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT,
                            archive + " cannot be unpacked: " + e.getMessage(),
                            "Nothing was used.")
                    .because(e);
        }
    }

    private void identify(Path staging, Sha256 digest) throws IOException {
        Path file = staging.resolve(MARK);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_MARK) {
                throw AicrException.invalidRequest("no " + MARK + " of at most " + MAX_MARK + " bytes");
            }
            Fields mark = Fields.of(JsonReader.read(MARK, Files.readAllBytes(file), Limits.SNAPSHOT), "");
            requireThisRelease(mark);
            for (String folder : mark.texts("emptyFolders")) {
                Files.createDirectories(SafePath.resolve(staging, folder));
            }
        } catch (AicrException | IllegalArgumentException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, "this is no hand-over of a release: " + e.getMessage())
                    .because(e);
        }
        if (Files.isDirectory(staging.resolve("work"))) {
            AtomicFile.write(
                    staging.resolve("work").resolve(MARK),
                    JsonWriter.indented(new Mapping.Builder()
                            .put("schema", SCHEMA)
                            .put("tag", id.tag())
                            .put("commit", id.commit())
                            .put("archive", digest.prefixed())
                            .build()));
        }
    }

    private void requireThisRelease(Fields mark) {
        String tag = mark.requiredText("tag");
        String commit = mark.requiredText("commit");
        if (!SCHEMA.equals(mark.requiredText("schema"))) {
            throw AicrException.invalidRequest("'schema' must be " + SCHEMA);
        }
        if (!tag.equals(id.tag()) || !commit.equals(id.commit())) {
            throw new ReleaseException(
                    Code.CHECKOUT_MISMATCH,
                    "what was handed over is " + tag + " of commit " + commit + ", and this job is about " + id.tag()
                            + " of commit " + id.commit(),
                    "Check out " + tag + ", or take the artifact of this run.");
        }
    }

    private static void place(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Tree.delete(to);
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.move(from, to);
    }
}
