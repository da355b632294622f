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
package run.aicr.release.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.http.Retry;
import run.aicr.release.Services;
import run.aicr.release.attest.Attestors;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.mojo.RehearsalServices;

class JobIdentityTest {
    private static final String REPOSITORY = "example/demo";
    private static final String WORKFLOWS = REPOSITORY + "/.github/workflows/";
    private static final Statement STATEMENT = new Statement(
            List.of(new Subject("file", Sha256.of("x"))),
            "https://example.com/predicate",
            new Mapping.Builder().build());

    @TempDir
    Path folder;

    @Test
    void oneJobSignsOnlyWhatItsWorkflowMaySign() {
        try (RehearsalServices standIns = start()) {
            Services services = standIns.services();
            SigningEndpoint real = services.at().signing();
            CiEndpoint onTag = real.release();
            SigningEndpoint oneJob = new SigningEndpoint(real.services(), onTag, onTag, real.trustedRoot());
            Attestors attestors = Attestors.keyless(oneJob, REPOSITORY, "v1.2.3", services.signingCaller());
            attestors.release().attest(STATEMENT);
            int calls = standIns.standIns().script().calls().size();
            ReleaseException e = assertThrows(
                    ReleaseException.class, () -> attestors.images().attest(STATEMENT));
            assertEquals(Code.SIGNING_FAILED, e.code());
            assertEquals(
                    "this must be signed by a job of " + WORKFLOWS + "attest-images.yaml@refs/tags/v1.2.3, and this job"
                            + " is one of " + WORKFLOWS + "on-tag.yaml@refs/tags/v1.2.3",
                    e.sentence());
            List<String> after = standIns.standIns().script().calls().stream()
                    .skip(calls)
                    .map(Object::toString)
                    .toList();
            assertTrue(after.stream().allMatch(c -> c.startsWith("oidc ")), "nothing was signed or logged: " + after);
        }
    }

    @Test
    void aRunOfAnotherRefIsRefused() {
        try (RehearsalServices standIns = start()) {
            Services services = standIns.services();
            Attestors other =
                    Attestors.keyless(services.at().signing(), REPOSITORY, "v1.2.4", services.signingCaller());
            ReleaseException e =
                    assertThrows(ReleaseException.class, () -> other.release().attest(STATEMENT));
            assertTrue(e.sentence().contains("on-tag.yaml@refs/tags/v1.2.4, and this job is one of"), e.sentence());
        }
    }

    @Test
    void aTokenThatIsNoneIsRefusedAndNotShown() {
        for (String token : List.of("secret", "a.secret.c", "a." + coded("[]") + ".c", "a." + coded("{") + ".c")) {
            ReleaseException e = assertThrows(ReleaseException.class, () -> new JobIdentity(() -> token, "x").fresh());
            assertEquals(Code.SIGNING_FAILED, e.code());
            assertFalse(e.getMessage().contains("secret"), e.getMessage());
        }
        ReleaseException none = assertThrows(
                ReleaseException.class, () -> new JobIdentity(() -> "a." + coded("{}") + ".c", "x").fresh());
        assertTrue(none.sentence().contains("no workflow that its token names"), none.sentence());
        String good = "a." + coded("{\"job_workflow_ref\": \"x\"}") + ".c";
        assertEquals(good, new JobIdentity(() -> good, "x").fresh());
    }

    private static String coded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private RehearsalServices start() {
        RehearsalServices services = RehearsalServices.start(
                folder,
                REPOSITORY,
                Optional.empty(),
                Optional.empty(),
                Retry.standard().with(time -> {}, Clock.systemUTC()),
                Retry.standard().with(time -> {}, Clock.systemUTC()));
        services.standIns().identity("v1.2.3", "0123456789012345678901234567890123456789");
        return services;
    }
}
