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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * A release as {@code meta.json} has it.
 *
 * @param draft where it lies decides, not the file
 * @param makeLatest {@code true}, {@code false} or {@code legacy}
 * @param latestRank order in which releases became the latest; 0 for one that never did
 * @param publishedAt empty for a draft
 */
record Release(
        long id,
        String tag,
        String commitish,
        String name,
        String body,
        boolean draft,
        boolean prerelease,
        String makeLatest,
        long latestRank,
        String createdAt,
        String publishedAt,
        List<Asset> assets) {

    Release {
        assets = List.copyOf(assets);
    }

    static Release read(Node node, boolean draft) {
        Fields fields = Fields.of(node, "");
        return new Release(
                Long.parseLong(fields.requiredText("id")),
                fields.requiredText("tag_name"),
                fields.textOrEmpty("target_commitish"),
                fields.textOrEmpty("name"),
                fields.textOrEmpty("body"),
                draft,
                fields.bool("prerelease", false),
                fields.textOrEmpty("make_latest"),
                Long.parseLong(fields.text("latest_rank").orElse("0")),
                fields.textOrEmpty("created_at"),
                draft ? "" : fields.textOrEmpty("published_at"),
                fields.list("assets").stream().map(Asset::read).toList());
    }

    /** The content of {@code meta.json}. */
    Mapping meta() {
        List<Node> all = new ArrayList<>();
        assets.forEach(a -> all.add(a.node().build()));
        return fields().put("make_latest", makeLatest)
                .put("latest_rank", Scalar.integer(latestRank))
                .put("assets", Sequence.of(all))
                .build();
    }

    /** What file and API have in common. */
    Mapping.Builder fields() {
        return new Mapping.Builder()
                .put("id", Scalar.integer(id))
                .put("tag_name", tag)
                .put("target_commitish", commitish)
                .put("name", name)
                .put("body", body)
                .put("draft", Scalar.bool(draft))
                .put("prerelease", Scalar.bool(prerelease))
                .put("created_at", createdAt)
                .put("published_at", publishedAt.isEmpty() ? Scalar.NULL : Scalar.text(publishedAt));
    }

    Optional<Asset> asset(String assetName) {
        return assets.stream().filter(a -> a.name().equals(assetName)).findFirst();
    }

    Optional<Asset> asset(long assetId) {
        return assets.stream().filter(a -> a.id() == assetId).findFirst();
    }

    /** The same release without an asset of this id, and with the new one, if there is one. */
    Release withAsset(long assetId, Optional<Asset> newAsset) {
        List<Asset> changed = new ArrayList<>(assets);
        changed.removeIf(a -> a.id() == assetId);
        newAsset.ifPresent(changed::add);
        return new Release(
                id,
                tag,
                commitish,
                name,
                body,
                draft,
                prerelease,
                makeLatest,
                latestRank,
                createdAt,
                publishedAt,
                changed);
    }

    Release withRank(long rank) {
        return new Release(
                id, tag, commitish, name, body, draft, prerelease, makeLatest, rank, createdAt, publishedAt, assets);
    }
}
