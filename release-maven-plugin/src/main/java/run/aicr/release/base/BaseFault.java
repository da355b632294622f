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
package run.aicr.release.base;

import run.aicr.error.AicrException;
import run.aicr.oci.Reference;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Words for what is wrong with a base. */
final class BaseFault {
    private static final String PIN = "Pin another one: mvn aicr-release:pin";

    private BaseFault() {}

    /** The base itself cannot be used, whoever gives it. */
    static ReleaseException unusable(Reference base, String what) {
        return new ReleaseException(Code.CONFIG_INVALID, "the base " + base + " " + what, PIN);
    }

    /** The registry did not give what was asked for. */
    static ReleaseException of(Reference base, AicrException e) {
        String sentence = "the base " + base + " cannot be read: " + e.sentence();
        boolean differs = e.sentence().contains("digest differs");
        return switch (e.errorClass()) {
            case UNAUTHORIZED ->
                differs
                        ? new ReleaseException(
                                        Code.CHECKSUM_MISMATCH,
                                        sentence,
                                        "Nothing of it was kept. Do not use this base")
                                .because(e)
                        : new ReleaseException(
                                        Code.AUTH_FAILED, sentence, "Bases are read without a login: use a public one")
                                .because(e);
            case NOT_FOUND -> new ReleaseException(Code.MISSING_ARTIFACT, sentence, PIN).because(e);
            case INVALID_REQUEST, CONFLICT, METHOD_NOT_ALLOWED ->
                new ReleaseException(Code.CONFIG_INVALID, sentence, PIN).because(e);
            case RATE_LIMIT_EXCEEDED ->
                new ReleaseException(Code.RATE_LIMITED, sentence, "Run the same command again later").because(e);
            case TIMEOUT, SERVICE_UNAVAILABLE, INTERNAL ->
                new ReleaseException(Code.REMOTE_UNREACHABLE, sentence, "Run the same command again").because(e);
        };
    }
}
