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
package run.aicr.release.changelog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import run.aicr.release.version.Line;
import run.aicr.release.version.ReleaseTag;

/**
 * Everything that release notes are made of.
 *
 * @param commit full id
 * @param commitTime the day of the release, so that a rebuild gives the same text
 * @param promotedFrom the candidate whose payload this is
 * @param hotfixFor the line, when this is not the main branch
 * @param repository address on the forge, {@code https://github.com/<owner>/<name>}
 * @param brewName full name of the formula, {@code <owner>/<tap>/aicr}
 * @param since the tag that the changes start after; empty for the first release
 * @param sincePrevious the short part of a candidate about what came after the candidate before it
 * @param images in the order to list them
 */
public record ReleaseFacts(
        ReleaseTag tag,
        String commit,
        Instant commitTime,
        Optional<ReleaseTag> promotedFrom,
        Optional<Line> hotfixFor,
        boolean rehearsal,
        String repository,
        String brewName,
        Optional<String> since,
        Changelog changes,
        Optional<Since> sincePrevious,
        List<Image> images) {

    public ReleaseFacts {
        images = List.copyOf(images);
    }

    /** Changes after an earlier candidate. */
    public record Since(String tag, Changelog changes) {}

    /**
     * An image.
     *
     * @param reference registry and repository, without tag
     * @param digest {@code sha256:…} of its index
     */
    public record Image(String name, String reference, String digest) {}
}
