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

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which release this is: the tag, the commit it is made from, and whether it is a rehearsal.
 *
 * @param tag with its {@code v}
 * @param commit 40 hex digits; {@code unknown} outside of git
 * @param tree 40 hex digits of the commit's tree; {@code unknown} outside of git
 * @param tagObject id of the annotated tag; empty while no tag exists (only a rehearsal may)
 * @param date time of the commit, whole seconds
 * @param rehearsal whether the release goes to the stand-ins of this machine
 */
public record ReleaseId(String tag, String commit, String tree, String tagObject, Instant date, boolean rehearsal) {
    public ReleaseId {
        date = date.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The tag without its {@code v}. */
    public String version() {
        return tag.startsWith("v") ? tag.substring(1) : tag;
    }

    public boolean prerelease() {
        return tag.contains("-");
    }

    /** RFC 3339, UTC, whole seconds. */
    public String dateText() {
        return date.toString();
    }
}
