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

import java.util.Optional;
import run.aicr.digest.Sha256;

/**
 * A body that arrived.
 *
 * @param bytes empty when the body went into a file
 * @param digest of the file; empty when there is none
 * @param size of the body in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
record ReceivedBody(byte[] bytes, Optional<Sha256> digest, long size) {
    static ReceivedBody inMemory(byte[] bytes) {
        return new ReceivedBody(bytes, Optional.empty(), bytes.length);
    }
}
