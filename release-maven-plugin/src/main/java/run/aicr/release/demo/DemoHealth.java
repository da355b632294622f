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
package run.aicr.release.demo;

import java.net.URI;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;

/** Asks the running server whether it is well and which version it is. */
final class DemoHealth {
    private final ServiceCaller caller;

    DemoHealth(ServiceCaller caller) {
        this.caller = caller;
    }

    /**
     * What is wrong; empty when the server is well and has the version.
     *
     * @param version without {@code v}
     */
    Optional<String> fault(String address, String version) {
        try {
            HttpAnswer health = caller.send(request("ask for its health", address, "/health"));
            if (health.status() != 200) {
                return Optional.of("GET /health answered with status " + health.status());
            }
            HttpAnswer root = caller.send(request("ask for its version", address, "/"));
            if (root.status() != 200) {
                return Optional.of("GET / answered with status " + root.status());
            }
            String found = Fields.of(JsonReader.read("/", root.body(), Limits.DOCUMENT), "")
                    .textOrEmpty("version")
                    .replaceFirst("^v", "");
            return found.equals(version)
                    ? Optional.empty()
                    : Optional.of("it answers with version '" + found + "', expected " + version);
        } catch (AicrException e) {
            return Optional.of(e.sentence());
        }
    }

    private static Request request(String purpose, String address, String path) {
        URI base = HttpAddress.parse(address);
        return Request.get(purpose, URI.create(base.toString().replaceFirst("/$", "") + path));
    }
}
