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

import java.util.List;

/** What answers under one path. */
public interface Resource {
    /** The path, matched exactly. */
    String path();

    /** The methods for the header {@code Allow}, sorted; where GET is, HEAD is answered too. */
    List<String> methods();

    /** Whether a refusal of another method lists the allowed ones in its details. */
    default boolean listsMethods() {
        return false;
    }

    /** Answers, or throws what it refuses. */
    Answer answer(Call call);
}
