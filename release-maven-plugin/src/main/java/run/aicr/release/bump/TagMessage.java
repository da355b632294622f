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

/**
 * The message of a release tag: the first line always, trailers only where they apply (spec release §6.5).
 *
 * @param promotedFrom the candidate of a promotion
 * @param qualified digest of the qualification record, {@code sha256:…}
 * @param waiver why there is none
 */
record TagMessage(
        ReleaseTag tag, Optional<ReleaseTag> promotedFrom, Optional<String> qualified, Optional<String> waiver) {

    String text() {
        StringBuilder text = new StringBuilder("Release ").append(tag).append('\n');
        StringBuilder trailers = new StringBuilder();
        promotedFrom.ifPresent(t -> trailer(trailers, "Promoted-From", t.name()));
        qualified.ifPresent(digest -> trailer(trailers, "Qualified", digest));
        waiver.ifPresent(reason -> trailer(trailers, "Waiver", reason));
        return trailers.isEmpty()
                ? text.toString()
                : text.append('\n').append(trailers).toString();
    }

    /** A trailer is one line, whatever the reason contained. */
    private static void trailer(StringBuilder text, String key, String value) {
        text.append(key)
                .append(": ")
                .append(value.strip().replaceAll("\\s+", " "))
                .append('\n');
    }
}
