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
package run.aicr.release.endpoint;

/** A token, key or address that nobody may see; empty when there is none. */
public record Secret(String value) {
    public static final Secret NONE = new Secret("");

    public Secret {
        value = value.strip();
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The text with the secret, where it occurs, replaced. */
    public String maskedIn(String text) {
        return isEmpty() ? text : text.replace(value, "***");
    }

    @Override
    public String toString() {
        return isEmpty() ? "(none)" : "***";
    }
}
