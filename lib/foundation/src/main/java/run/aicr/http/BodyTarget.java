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

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the body of an answer goes.
 *
 * @param file takes the body of a status 200; everything else is collected in memory
 */
record BodyTarget(Optional<Path> file) {
    private static final long MAX_ERROR_TEXT = 1 << 20;

    BodySubscriber<ReceivedBody> subscriber(int status, long maxBytes) {
        if (file.isPresent() && status == 200) {
            return new FileBody(file.get(), maxBytes);
        }
        long limit = file.isPresent() ? MAX_ERROR_TEXT : maxBytes;
        return BodySubscribers.mapping(new LimitedBody(limit), ReceivedBody::inMemory);
    }
}
