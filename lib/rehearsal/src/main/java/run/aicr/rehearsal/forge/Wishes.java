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
package run.aicr.rehearsal.forge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import run.aicr.document.Fields;

/** The fields that a client sends to create or change a release; absent ones keep their value. */
record Wishes(
        Optional<String> tag,
        Optional<String> commitish,
        Optional<String> name,
        Optional<String> body,
        Optional<Boolean> draft,
        Optional<Boolean> prerelease,
        Optional<String> makeLatest) {
    private static final int MAX_NOTES = 125_000;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,200}");
    private static final List<String> LATEST = List.of("true", "false", "legacy");

    static Wishes read(Fields fields) {
        Wishes wishes = new Wishes(
                fields.text("tag_name"),
                fields.text("target_commitish"),
                fields.text("name"),
                fields.text("body"),
                flag(fields, "draft"),
                flag(fields, "prerelease"),
                fields.text("make_latest"));
        if (wishes.tag.filter(t -> !TAG.matcher(t).matches()).isPresent()) {
            throw ForgeError.invalid("Release", "tag_name", "custom", "tag_name is not a valid tag");
        }
        if (wishes.body.filter(b -> b.length() > MAX_NOTES).isPresent()) {
            throw ForgeError.invalid(
                    "Release", "body", "custom", "body is too long (maximum is " + MAX_NOTES + " characters)");
        }
        if (wishes.makeLatest.filter(m -> !LATEST.contains(m)).isPresent()) {
            throw ForgeError.invalid("Release", "make_latest", "invalid", "make_latest is true, false or legacy");
        }
        return wishes;
    }

    private static Optional<Boolean> flag(Fields fields, String key) {
        return fields.node(key).isPresent() ? Optional.of(fields.bool(key, false)) : Optional.empty();
    }

    Release create(long id, Instant now) {
        String newTag = tag.orElseThrow(
                () -> ForgeError.invalid("Release", "tag_name", "missing_field", "tag_name wasn't supplied"));
        Release empty =
                new Release(id, newTag, "main", newTag, "", true, false, "true", 0, now.toString(), "", List.of());
        return applyTo(empty, now, draft.orElse(false));
    }

    Release change(Release before, Instant now) {
        return applyTo(before, now, draft.orElse(before.draft()));
    }

    private Release applyTo(Release before, Instant now, boolean newDraft) {
        Release after = new Release(
                before.id(),
                tag.orElse(before.tag()),
                commitish.orElse(before.commitish()),
                name.orElse(before.name()),
                body.orElse(before.body()),
                newDraft,
                prerelease.orElse(before.prerelease()),
                makeLatest.orElse(before.makeLatest()),
                before.latestRank(),
                before.createdAt(),
                newDraft ? "" : before.publishedAt().isEmpty() ? now.toString() : before.publishedAt(),
                before.assets());
        if (makeLatest.filter("true"::equals).isPresent() && (after.draft() || after.prerelease())) {
            throw ForgeError.invalid(
                    "Release", "make_latest", "custom", "drafts and prereleases cannot be set as latest");
        }
        return after;
    }
}
