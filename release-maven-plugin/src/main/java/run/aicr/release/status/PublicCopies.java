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
package run.aicr.release.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.file.AtomicFile;
import run.aicr.release.Services;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.publish.PublicRelease;
import run.aicr.release.work.Tree;

/**
 * Public releases read back from forge and registry, each in a folder of the shape of a rehearsal folder, so that
 * everything that works on a rehearsed release works on a real one.
 *
 * @param folder where copies lie, by tag
 * @param services asked for only when something is to be read
 * @param registry the images of the release
 */
public record PublicCopies(Path folder, Supplier<Services> services, Supplier<ImageRegistry> registry) {

    /** The public release of a tag, as the forge has it now. */
    public Optional<ForgeRelease> release(String tag) {
        return services.get().forge().published(tag);
    }

    /**
     * The folder with a release, read back and verified when it is not there; its notes are always those of now.
     *
     * @throws ReleaseException RELEASE_NOT_PUBLISHED when there is none, VERIFY_FAILED when it is not what was released
     */
    public Path of(String tag) {
        ForgeRelease release = release(tag)
                .orElseThrow(() -> new ReleaseException(
                        Code.RELEASE_NOT_PUBLISHED, "there is no public release " + tag, "See what 'status' says"));
        Path copy = folder.resolve(tag);
        try {
            if (!Files.isDirectory(copy)) {
                read(tag, copy);
            }
            AtomicFile.write(
                    copy.resolve("releases").resolve(tag).resolve(ConsumerCheck.FORGE_RECORD),
                    JsonWriter.indented(new Mapping.Builder()
                            .put("tag", tag)
                            .put("body", release.body())
                            .build()));
            return copy;
        } catch (IOException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, copy + " cannot be written: " + e.getMessage()).because(e);
        }
    }

    /** As {@link #of}, read anew whatever is there. */
    public Path again(String tag) {
        try {
            Tree.delete(folder.resolve(tag));
        } catch (IOException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, folder.resolve(tag) + " cannot be removed").because(e);
        }
        return of(tag);
    }

    /**
     * The folder with the files of a release, without its images; one that does not exist when there is no such release.
     *
     * @throws ReleaseException VERIFY_FAILED when they are not what was released
     */
    public Path filesOf(String tag) {
        Path copy = folder.resolve(tag + ".files");
        if (Files.isDirectory(copy) || release(tag).isEmpty()) {
            return copy;
        }
        Path staging = copy.resolveSibling(tag + ".files.part");
        try {
            Tree.delete(staging);
            Path assets = Files.createDirectories(staging.resolve("releases").resolve(tag));
            PublicRelease.readFiles(services.get().forge(), tag, services.get().signers(tag), assets);
            Files.move(staging, copy, StandardCopyOption.ATOMIC_MOVE);
            return copy;
        } catch (IOException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, copy + " cannot be written: " + e.getMessage()).because(e);
        }
    }

    private void read(String tag, Path copy) throws IOException {
        Path staging = copy.resolveSibling(tag + ".part");
        Tree.delete(staging);
        Files.createDirectories(staging.resolve("releases"));
        PublicRelease read = PublicRelease.read(
                services.get().forge(), registry.get(), tag, services.get().signers(tag), staging.resolve("read"));
        Files.move(read.assets(), staging.resolve("releases").resolve(tag));
        Files.move(read.images(), staging.resolve("registry"));
        Tree.delete(staging.resolve("read"));
        Files.write(Signers.trustedRoot(staging), trustedRoot());
        Files.move(staging, copy, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] trustedRoot() throws IOException {
        Optional<Path> file = services.get().at().signing().trustedRoot();
        return file.isPresent() ? Files.readAllBytes(file.get()) : TrustedRoot.publicInstanceJson();
    }
}
