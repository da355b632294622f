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
package run.aicr.attestation.keyless;

import java.net.URI;
import java.util.List;
import run.aicr.error.AicrException;

/**
 * Where a signature is made. Plain {@code http} is accepted for this machine only.
 *
 * @param fulcio certificate authority, such as {@code https://fulcio.sigstore.dev}
 * @param log transparency log, such as {@code https://rekor.sigstore.dev}
 * @param generation protocol of the log
 * @param timestamp authority, path included
 */
public record SigningServices(URI fulcio, URI log, Generation generation, URI timestamp) {

    /** Protocol of a transparency log. */
    public enum Generation {
        /** Rekor v1, entries of the kind {@code dsse} 0.0.1. */
        V1,
        /** Rekor v2, entries of the kind {@code hashedrekord} 0.0.2 over the pre-authentication encoding. */
        V2
    }

    public SigningServices {
        for (URI uri : List.of(fulcio, log, timestamp)) {
            Secure.required(uri);
        }
    }

    /** The public instance, with a log of the first generation. */
    public static SigningServices publicInstance() {
        return new SigningServices(
                URI.create("https://fulcio.sigstore.dev"),
                URI.create("https://rekor.sigstore.dev"),
                Generation.V1,
                URI.create("https://timestamp.sigstore.dev/api/v1/timestamp"));
    }

    /** Addresses that tokens and signatures may be sent to. */
    static final class Secure {
        private Secure() {}

        /**
         * The same address.
         *
         * @throws AicrException INVALID_REQUEST for plain http to another machine, and what is no address
         */
        static URI required(URI uri) {
            String host = String.valueOf(uri.getHost());
            boolean loopback =
                    host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
            if ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && loopback) {
                return uri;
            }
            throw AicrException.invalidRequest(
                    "signing needs https; plain http is for this machine only: " + uri.getScheme() + "://" + host);
        }
    }
}
