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
package run.aicr.oci;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import run.aicr.http.Download;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;

/** Sends requests to one registry with the right authorization; a 401 is answered once. */
final class RegistryCalls {
    private final URI base;
    private final ServiceCaller caller;
    private final Authorization authorization;

    RegistryCalls(URI base, Login login, ServiceCaller caller, boolean plainAllowed) {
        this.base = base;
        this.caller = caller;
        this.authorization = new Authorization(login, caller, plainAllowed);
    }

    ServiceCaller caller() {
        return caller;
    }

    URI address(String repository, String rest) {
        return HttpAddress.parse(base + "/v2/" + Reference.requireRepository(repository) + "/" + rest);
    }

    /** Where a {@code Location} header leads. */
    static Optional<URI> location(URI from, HttpAnswer answer) {
        String location = answer.header("location");
        return location.isEmpty() ? Optional.empty() : Optional.of(from.resolve(location));
    }

    HttpAnswer send(Request request, Scope scope) {
        HttpAnswer answer = caller.send(authorized(request, scope));
        boolean again = answer.status() == 401 && isOurs(request) && authorization.challenged(answer, scope);
        return again ? caller.send(authorized(request, scope)) : answer;
    }

    Download download(Request request, Scope scope, Path file) throws IOException {
        Download got = caller.download(authorized(request, scope), file);
        boolean again = got.answer().status() == 401 && authorization.challenged(got.answer(), scope);
        return again ? caller.download(authorized(request, scope), file) : got;
    }

    private Request authorized(Request request, Scope scope) {
        Optional<String> header = isOurs(request) ? authorization.header(scope) : Optional.empty();
        return header.map(value -> request.withHeader("Authorization", value)).orElse(request);
    }

    /** Upload sessions may live on another host, which is not told who we are. */
    private boolean isOurs(Request request) {
        URI address = request.address();
        return base.getScheme().equals(address.getScheme())
                && Objects.equals(base.getHost(), address.getHost())
                && base.getPort() == address.getPort();
    }
}
