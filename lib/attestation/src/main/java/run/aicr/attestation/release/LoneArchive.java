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
package run.aicr.attestation.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;

/**
 * Checks an archive without the rest of its release: by the statement about its program, which it carries, and by the
 * provenance of the release, which covers the whole file.
 *
 * @param file named as in the release
 * @param tag of the release, by the name of the file
 */
public record LoneArchive(Path file, String tag) {
    private static final Pattern NAME = Pattern.compile("aicrd?_([0-9][0-9A-Za-z.-]*)_[a-z]+_[a-z0-9]+\\.tar\\.gz");
    private static final long LARGEST_BUNDLE = 24L << 20;

    /** The archive of a file; empty when its name is none of a release's archives. */
    public static Optional<LoneArchive> of(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Optional.of(new LoneArchive(file, "v" + name.group(1))) : Optional.empty();
    }

    public String name() {
        return String.valueOf(file.getFileName());
    }

    /**
     * Checks it; nothing is thrown for a bad archive.
     *
     * @param provenance bundle of the release; without it, licence and notices of the archive cannot be judged
     */
    public List<SubjectVerdict> check(Optional<Path> provenance, Signers signers) {
        Supplier<SubjectVerdict> whole = () -> provenance
                .map(bundle -> whole(bundle, signers))
                .orElseGet(() -> SubjectVerdict.undecided(
                        name(), ConsumerCheck.provenanceName(tag) + " of the release is not at hand; put it beside"));
        Supplier<SubjectVerdict> inside =
                () -> new ArchiveCheck(signers.release(), tag, Optional.empty()).check(file, name(), Optional.empty());
        // Both read the whole file, at the same time.
        return List.of(whole, inside).parallelStream().map(Supplier::get).toList();
    }

    private SubjectVerdict whole(Path bundle, Signers signers) {
        String source = String.valueOf(bundle.getFileName());
        if (!Files.isRegularFile(bundle)) {
            return SubjectVerdict.undecided(name(), source + " is not there");
        }
        try {
            byte[] json = BoundedBytes.ofFile(bundle, source, LARGEST_BUNDLE);
            return SubjectVerdict.of(
                    name(), signers.release().verify(source, json, Provenance.PREDICATE_TYPE, Sha256.ofFile(file)));
        } catch (IOException | AicrException e) {
            return SubjectVerdict.refused(name(), source + " cannot be read: " + e.getMessage());
        }
    }
}
