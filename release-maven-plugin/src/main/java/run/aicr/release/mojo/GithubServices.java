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
package run.aicr.release.mojo;

import run.aicr.http.Retry;
import run.aicr.release.Services;
import run.aicr.release.endpoint.Connections;
import run.aicr.release.endpoint.Endpoints;

/** Clients of the real services; there is nothing to start and nothing to end. */
record GithubServices(Services services) implements OpenServices {
    /** @param signing how long a signature is tried */
    static GithubServices at(Endpoints endpoints, Retry retry, Retry signing) {
        return new GithubServices(new Services(endpoints, Connections.with(retry), Connections.with(signing)));
    }

    @Override
    public void close() {
        // the clients hold no connection that is worth a farewell
    }
}
