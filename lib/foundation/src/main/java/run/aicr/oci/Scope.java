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
package run.aicr.oci;

import java.util.List;
import java.util.Optional;

/**
 * What a request may do, in the words of token authentication. It is built here for the repository that is needed; the
 * scope of a challenge can be a placeholder.
 *
 * @param from a second repository that is read, for mounts
 */
record Scope(String repository, boolean writes, Optional<String> from) {
    static Scope reading(String repository) {
        return new Scope(repository, false, Optional.empty());
    }

    static Scope writing(String repository) {
        return new Scope(repository, true, Optional.empty());
    }

    List<String> texts() {
        String own = "repository:" + repository + (writes ? ":pull,push" : ":pull");
        return from.map(other -> List.of(own, "repository:" + other + ":pull")).orElse(List.of(own));
    }
}
