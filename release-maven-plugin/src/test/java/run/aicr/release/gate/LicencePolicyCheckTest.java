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
package run.aicr.release.gate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.SmallRelease;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class LicencePolicyCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @TempDir
    Path temp;

    private SmallRelease release;

    @BeforeEach
    void begin() {
        release = SmallRelease.in(temp);
    }

    @Test
    void allowedLicencesPass() {
        assertDoesNotThrow(() -> check(TODAY));
    }

    @Test
    void licenceThatIsNotAllowedIsNamed() throws IOException {
        replaceIn("policy.yaml", "- MIT", "- ISC");
        assertRefused(Code.LICENSE_NOT_ALLOWED, "org.example:greeting", TODAY);
    }

    @Test
    void unknownLicenceIsNamed() throws IOException {
        replaceIn("tool/target/bom.json", "\"id\": \"MIT\"", "\"name\": \"My own licence\"");
        assertRefused(Code.LICENSE_UNKNOWN, "org.example:greeting", TODAY);
    }

    @Test
    void expiredExceptionIsRefused() {
        assertRefused(Code.LICENSE_NOT_ALLOWED, "java-runtime", LocalDate.of(2100, 1, 1));
    }

    @Test
    void unreadablePolicyIsAFaultOfTheConfiguration() throws IOException {
        replaceIn("policy.yaml", "allowed:", "permitted:");
        assertRefused(Code.CONFIG_INVALID, "policy.yaml", TODAY);
        Files.delete(release.root().resolve("policy.yaml"));
        assertRefused(Code.CONFIG_INVALID, "policy.yaml", TODAY);
    }

    private void check(LocalDate today) {
        LicencePolicyCheck.require(release.config(), release.root(), SmallRelease.jdk(), today);
    }

    private void replaceIn(String path, String from, String to) throws IOException {
        Path file = release.root().resolve(path);
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private void assertRefused(Code code, String part, LocalDate today) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> check(today));
        assertEquals(code, e.code(), e.getMessage());
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
