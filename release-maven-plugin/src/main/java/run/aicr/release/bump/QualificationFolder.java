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
package run.aicr.release.bump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.release.attest.RecordSignature;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Records as files {@code qualify/<commit>.json} in a folder. Where the folder has a signing key, only records count that
 * it has signed.
 *
 * @param folder the rehearsal folder, {@code aicr.release.dir}
 */
public record QualificationFolder(Path folder) implements QualificationRecords {

    @Override
    public Optional<QualificationRecord> find(String commit) {
        Path file = folder.resolve("qualify").resolve(commit + ".json");
        try {
            byte[] record = Files.readAllBytes(file);
            Optional<String> unsigned = RecordSignature.problem(file, folder.resolve("keys"));
            if (unsigned.isPresent()) {
                throw AicrException.invalidRequest(file + ": " + unsigned.get());
            }
            return Optional.of(QualificationRecord.parse(file.toString(), record));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file + " cannot be read: " + e.getMessage(), e);
        } catch (AicrException e) {
            throw unreadable(e.sentence(), e);
        }
    }

    private static ReleaseException unreadable(String sentence, Exception cause) {
        return new ReleaseException(
                        Code.NOT_QUALIFIED,
                        "the qualification record is unusable: " + sentence,
                        "Run 'mvn verify' to write a new one.")
                .because(cause);
    }
}
