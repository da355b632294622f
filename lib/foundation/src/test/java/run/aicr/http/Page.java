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
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The call of the tests: the text of a page, of at most 1,000 bytes. */
record Page(URI address, Map<String, String> headers) implements HttpCall<String> {
    Page(String address) {
        this(URI.create(address), Map.of());
    }

    @Override
    public String purpose() {
        return "read the page";
    }

    @Override
    public long maxBytes() {
        return 1_000;
    }

    @Override
    public String result(HttpAnswer answer) {
        if (answer.status() != 200) {
            throw answer.unexpected(purpose());
        }
        return answer.header("x-kind") + new String(answer.body(), StandardCharsets.UTF_8);
    }
}
