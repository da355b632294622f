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
package run.aicr.rehearsal;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the stand-ins are. Addresses have no slash at the end.
 *
 * @param registry of images; names in it are without the host
 * @param forgeApi as {@code https://api.github.com}
 * @param forgeUploads as {@code https://uploads.github.com}
 * @param forgeWeb as {@code https://github.com}
 * @param chat the webhook, which is a secret
 * @param tokenRequest where CI identity tokens are asked for; {@code &audience=} is to be added
 * @param tokenRequestToken what a job sends there
 * @param issuer where the keys of those tokens are described; their claim {@code iss} is the real issuer's
 * @param sts as {@code https://sts.googleapis.com}
 * @param iamCredentials as {@code https://iamcredentials.googleapis.com}
 * @param run as {@code https://run.googleapis.com}
 * @param demoRegistry registry of the demo cloud
 * @param fulcio as {@code https://fulcio.sigstore.dev}
 * @param log as {@code https://rekor.sigstore.dev}
 * @param timestamp of the authority, path included
 * @param trustedRoot file for verifiers; {@link Rehearsal#trustedRoot()} makes it
 * @param tap bare repository of formulas; {@link Rehearsal#tap()} makes it
 * @param pages bare repository of the site; {@link Rehearsal#pages()} makes it
 */
public record Addresses(
        URI registry,
        URI forgeApi,
        URI forgeUploads,
        URI forgeWeb,
        URI chat,
        URI tokenRequest,
        String tokenRequestToken,
        URI issuer,
        URI sts,
        URI iamCredentials,
        URI run,
        URI demoRegistry,
        URI fulcio,
        URI log,
        URI timestamp,
        Path trustedRoot,
        Path tap,
        Path pages,
        Tokens tokens) {
    /** Without the secrets. */
    @Override
    public String toString() {
        return "Addresses[registry=" + registry + ", forgeApi=" + forgeApi + ", issuer=" + issuer + "]";
    }
}
