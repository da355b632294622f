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
package run.aicr.release.bump;

import java.util.Optional;
import run.aicr.release.version.ReleaseTag;

/** What is known of the releases of candidates. */
public interface CandidateReleases {
    /**
     * Whether the release of the candidate reached {@code published}.
     *
     * @param commit that the candidate's tag names; a release of another commit does not count
     */
    boolean isPublished(ReleaseTag candidate, String commit);

    /** Why the candidate was withdrawn; empty when it was not. */
    Optional<String> withdrawn(ReleaseTag candidate);

    /**
     * Whether what was built for the candidate can be had, so that it need not be built again.
     *
     * @throws run.aicr.release.error.ReleaseException RC_PAYLOAD_MISMATCH when it is there and not what was released
     */
    boolean hasPayload(ReleaseTag candidate);
}
