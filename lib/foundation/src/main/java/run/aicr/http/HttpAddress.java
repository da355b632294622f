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
package run.aicr.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Checks of addresses, and where redirects lead. */
public final class HttpAddress {
    private HttpAddress() {}

    /**
     * Reads an address.
     *
     * @throws AicrException INVALID_REQUEST unless it is an absolute http or https address with a host
     */
    public static URI parse(String text) {
        try {
            return required(new URI(text));
        } catch (URISyntaxException e) {
            throw refused(text);
        }
    }

    static URI required(URI address) {
        String scheme = address.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || address.getHost() == null || address.getPort() > 65_535 || address.getPort() == 0) {
            throw refused(address.toString());
        }
        return address;
    }

    private static AicrException refused(String text) {
        return AicrException.invalidRequest("not an http or https address with a host: " + Masked.address(text));
    }

    /** The address as it is sent: without user and fragment. */
    static URI withoutUser(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getHost() + port + path + query);
    }

    /** Whether the address names this machine: {@code localhost}, 127.0.0.0/8 or ::1. */
    public static boolean isThisMachine(URI address) {
        return Proxies.isThisMachine(String.valueOf(address.getHost()));
    }

    /** Whether two addresses have scheme, host and port in common. */
    static boolean sameOrigin(URI a, URI b) {
        return a.getScheme().equalsIgnoreCase(b.getScheme())
                && a.getHost().equalsIgnoreCase(b.getHost())
                && a.getPort() == b.getPort();
    }

    /** Where the answer sends the caller; empty when it is no redirect. */
    static Optional<URI> redirect(URI from, HttpResponse<?> response, String purpose) {
        int status = response.statusCode();
        Optional<String> location = response.headers().firstValue("Location");
        boolean redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (!redirects || location.isEmpty()) {
            return Optional.empty();
        }
        String shown = Masked.address(from) + " redirects to " + Masked.address(location.get());
        URI to;
        try {
            to = required(from.resolve(new URI(location.get())));
        } catch (URISyntaxException | AicrException e) {
            throw lost(purpose, shown + ", which is no http address");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw lost(purpose, shown + ", which leaves https; that is not followed");
        }
        return Optional.of(to);
    }

    private static AicrException lost(String purpose, String reason) {
        return new AicrException(ErrorClass.SERVICE_UNAVAILABLE, "cannot " + purpose + ": " + reason);
    }
}
