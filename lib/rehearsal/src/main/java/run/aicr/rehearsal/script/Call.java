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
package run.aicr.rehearsal.script;

/**
 * A call that a stand-in received.
 *
 * @param path without query; secret parts are replaced by {@code ***}
 * @param status what was answered; 0 when the connection was cut
 */
public record Call(String peer, String method, String path, int status) {
    /** The form {@code registry PUT /v2/a/manifests/v1 201}. */
    @Override
    public String toString() {
        return peer + " " + method + " " + path + " " + status;
    }
}
