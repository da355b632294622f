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
package run.aicr.release.forge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Scan results that the forge shows at its code: SARIF 2.1.0 is posted, and read by the forge a little later.
 *
 * <p>Faults: AUTH_FAILED, RATE_LIMITED, SARIF_REFUSED, SERVICE_WAITING when the forge takes too long; {@link AicrException}
 * SERVICE_UNAVAILABLE when it does not answer.
 */
public final class CodeScanning {
    /** Most bytes that the forge takes, packed. */
    static final int MAX_PACKED = 10 << 20;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_QUESTIONS = 150;

    private final ForgeCalls calls;

    /**
     * Scan results of one repository.
     *
     * @param repository {@code owner/name}
     */
    public CodeScanning(ForgeEndpoint at, String repository, ServiceCaller caller) {
        this.calls = new ForgeCalls(at, repository, caller);
    }

    /**
     * Uploads results and waits until the forge has read them. The same results again replace the earlier ones there.
     *
     * @param commit that was scanned, 40 hex digits
     * @param ref of the commit, {@code refs/heads/main}
     * @return the forge's id of the upload
     */
    public String upload(String commit, String ref, byte[] sarif) {
        byte[] packed = gzip(sarif);
        if (packed.length > MAX_PACKED) {
            throw new ReleaseException(
                    Code.SARIF_REFUSED,
                    "the results have " + packed.length + " bytes packed; the forge takes " + MAX_PACKED,
                    "Decide about some of them in the vulnerability policy, so that they are not reported");
        }
        String purpose = "upload the results of the scan of " + commit;
        Request request = calls.request(
                purpose,
                "POST",
                calls.api("/code-scanning/sarifs"),
                new Mapping.Builder()
                        .put("commit_sha", commit)
                        .put("ref", ref)
                        .put("sarif", Base64.getEncoder().encodeToString(packed))
                        .build());
        var answer = calls.send(request);
        if (answer.status() == 400 || answer.status() == 413 || answer.status() == 422) {
            throw new ReleaseException(
                    Code.SARIF_REFUSED,
                    String.valueOf(ForgeCalls.refusal(purpose, answer).getMessage()));
        }
        String id = ForgeCalls.fields(ForgeCalls.expect(purpose, answer, 202)).requiredText("id");
        awaitRead(id);
        return id;
    }

    private void awaitRead(String id) {
        String purpose = "ask for the upload " + id;
        for (int questions = 0; questions < MOST_QUESTIONS; questions++) {
            var answer = calls.send(calls.request(purpose, "GET", calls.api("/code-scanning/sarifs/" + id)));
            Fields state = ForgeCalls.fields(ForgeCalls.expect(purpose, answer, 200));
            String status = state.textOrEmpty("processing_status");
            if (status.equals("complete")) {
                return;
            }
            if (status.equals("failed")) {
                throw new ReleaseException(
                        Code.SARIF_REFUSED,
                        "the forge refuses the results: " + String.join("; ", state.texts("errors")));
            }
            pause();
        }
        throw new ReleaseException(
                Code.SERVICE_WAITING,
                "the forge has not read the results of the upload " + id + " yet",
                "Look there later");
    }

    private void pause() {
        try {
            calls.retry().sleeper().sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.TIMEOUT, "interrupted while waiting for the forge", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
