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
package run.aicr.release.forge;

import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * A draft to be made.
 *
 * @param commit that the tag names
 * @param name title
 * @param body release notes, Markdown
 */
public record NewDraft(String tag, String commit, String name, String body, boolean prerelease) {
    Mapping document() {
        return new Mapping.Builder()
                .put("tag_name", tag)
                .put("target_commitish", commit)
                .put("name", name)
                .put("body", body)
                .put("draft", Scalar.TRUE)
                .put("prerelease", Scalar.bool(prerelease))
                .put("make_latest", "false")
                .build();
    }
}
