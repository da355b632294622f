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
import java.util.Map;
import java.util.TreeMap;

/**
 * One request to a service: immutable, each {@code with…} gives another one.
 *
 * @param purpose what it is for, in words that follow "cannot": {@code push the blob}
 * @param headers beside {@code User-Agent} and {@code Content-Length}
 * @param maxBytes most bytes that the body of the answer may have
 * @param shownAs the address in messages
 * @param once a request that must not simply be sent again: any status is handed over after one attempt
 */
public record Request(
        String purpose,
        String method,
        URI address,
        Map<String, String> headers,
        Content content,
        long maxBytes,
        String shownAs,
        boolean once) {
    private static final long DEFAULT_LIMIT = 10 << 20;

    public Request {
        headers = Map.copyOf(headers);
    }

    /** A GET whose answer has at most 10 MiB. */
    public static Request get(String purpose, URI address) {
        return of(purpose, "GET", address);
    }

    /** A request without a body, whose answer has at most 10 MiB. */
    public static Request of(String purpose, String method, URI address) {
        HttpAddress.required(address);
        return new Request(
                purpose, method, address, Map.of(), Content.none(), DEFAULT_LIMIT, Masked.address(address), false);
    }

    public Request withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Request(purpose, method, address, more, content, maxBytes, shownAs, once);
    }

    public Request withContent(String mediaType, Content newContent) {
        Request same = withHeader("Content-Type", mediaType);
        return new Request(purpose, method, address, same.headers, newContent, maxBytes, shownAs, once);
    }

    public Request withLimit(long newMaxBytes) {
        return new Request(purpose, method, address, headers, content, newMaxBytes, shownAs, once);
    }

    /** An address that is itself a secret: messages name scheme and host only. */
    public Request withSecretAddress() {
        String shown = address.getScheme() + "://" + address.getHost() + "/***";
        return new Request(purpose, method, address, headers, content, maxBytes, shown, once);
    }

    /** The request is sent one time; the caller judges every status and decides what follows a broken connection. */
    public Request onlyOnce() {
        return new Request(purpose, method, address, headers, content, maxBytes, shownAs, true);
    }

    /** Without headers: they hold tokens. */
    @Override
    public String toString() {
        return method + " " + shownAs;
    }
}
