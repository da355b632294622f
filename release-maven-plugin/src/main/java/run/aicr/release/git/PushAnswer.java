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
package run.aicr.release.git;

/**
 * How a push ended, as far as this side knows.
 *
 * @param accepted the remote said that it has the tag
 * @param reason what it said otherwise; empty when accepted
 */
public record PushAnswer(boolean accepted, String reason) {

    /** Whether the words are those of missing rights rather than of a lost connection. */
    public boolean isDenied() {
        String text = reason.toLowerCase(java.util.Locale.ROOT);
        return text.contains("permission")
                || text.contains("denied")
                || text.contains("authentication")
                || text.contains("declined")
                || text.contains("could not read username")
                || text.contains("403");
    }
}
