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
package run.aicr.server.exchange;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One request.
 *
 * @param method as sent, upper case by convention
 * @param path as sent, not decoded
 * @param query the parameters
 * @param headers value of a header by its name in any case; empty text when absent
 * @param body the body, read once
 * @param peer address at the other end of the connection
 */
public record Call(
        String method, String path, Query query, UnaryOperator<String> headers, Body body, Supplier<String> peer) {

    /** A body that is still on the wire. */
    public interface Body {
        /** For requests without one. */
        Body NONE = limit -> new byte[0];

        /**
         * All bytes; refused with status 413 when there are more than the limit, with 408 when they come too slowly.
         */
        byte[] read(int limit);
    }

    public Optional<String> header(String name) {
        String value = headers.apply(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Whether the method only reads; HEAD is GET without the body. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
