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

import java.net.URI;
import run.aicr.attestation.keyless.IdentityToken;
import run.aicr.http.ServiceCaller;

/**
 * Where a workflow run gets tokens about its own identity.
 *
 * @param tokenRequest address that gives a token; empty outside of a workflow
 * @param token shows that we are the run
 */
public record CiEndpoint(String tokenRequest, Secret token) {
    public boolean isPresent() {
        return !tokenRequest.isEmpty() && !token.isEmpty();
    }

    /**
     * Identity tokens for signing, given only when the job is of the workflow that verifiers will ask for.
     *
     * @param jobWorkflowRef such as {@code NVIDIA/aicr/.github/workflows/on-tag.yaml@refs/tags/v1.2.3}
     */
    public IdentityToken identity(String jobWorkflowRef, ServiceCaller caller) {
        return new JobIdentity(IdentityToken.ofCi(URI.create(tokenRequest), token.value(), caller), jobWorkflowRef);
    }
}
