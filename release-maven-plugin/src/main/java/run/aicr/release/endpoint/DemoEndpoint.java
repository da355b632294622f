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

/**
 * The cloud that runs the demo server.
 *
 * @param sts exchanges tokens
 * @param iamCredentials gives tokens of service accounts
 * @param run manages services
 * @param registry takes the image
 * @param image its name there, as the cloud knows it: host and repository
 * @param provider resource name of the identity provider: {@code projects/<number>/locations/global/…}; empty when the
 *     demo is not configured
 * @param account mail address of the service account
 * @param service resource name: {@code projects/<p>/locations/<r>/services/<s>}
 */
public record DemoEndpoint(
        URI sts,
        URI iamCredentials,
        URI run,
        URI registry,
        String image,
        String provider,
        String account,
        String service) {
    public boolean isPresent() {
        return !provider.isEmpty();
    }
}
