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
package run.aicr.release.version;

/** What a person should look at although the bump goes on; the names are a stable interface (spec release §6.3). */
public enum Warning {
    OPEN_RC_SERIES("a release candidate series stays open beside this stable release"),
    SKIPS_RC_SERIES("this takes the number of an open release candidate series without promoting a candidate"),
    BASE_NOT_ANCESTOR("the highest stable release is not in the history of this commit"),
    LIGHTWEIGHT_TAG("the tag that is counted from is not annotated"),
    MALFORMED_TAG("a tag looks like a version and is none; it is ignored"),
    FOREIGN_PRERELEASE("a pre-release of another kind than -rcN exists; it is ignored"),
    FEATURES_IN_PATCH("a patch release will contain new features");

    private final String sentence;

    Warning(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
