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
package run.aicr.server;

import java.nio.charset.StandardCharsets;

/**
 * The first line of a request on its way to the library, which refuses HTTP/1.0. Proxies speak that by default, nginx among
 * them, and a request in it is one of HTTP/1.1 that asks to close the connection (RFC 9112, appendix C.2.2); so the version
 * is written anew, and the connection closed after the answer. Answers have a length, never chunks.
 */
final class RequestLine {
    private static final byte[] OLD_VERSION = " HTTP/1.0".getBytes(StandardCharsets.US_ASCII);

    private boolean complete;
    private boolean old;
    private int matched;

    /** Takes the next bytes of a head and changes the version in them; lines may come in any pieces. */
    void take(byte[] bytes) {
        for (int i = 0; i < bytes.length && !complete; i++) {
            complete = bytes[i] == '\n';
            if (bytes[i] == OLD_VERSION[matched]) {
                matched++;
            } else {
                matched = bytes[i] == OLD_VERSION[0] ? 1 : 0;
            }
            if (matched == OLD_VERSION.length) {
                bytes[i] = '1';
                old = true;
                complete = true;
            }
        }
    }

    /** Whether the client speaks HTTP/1.0. */
    boolean isOld() {
        return old;
    }
}
