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

import java.util.List;
import java.util.Optional;
import run.aicr.document.Fields;

/**
 * A release on the forge.
 *
 * @param target commit that the tag would be made on
 * @param page address for people
 */
public record ForgeRelease(
        long id,
        String tag,
        String name,
        String body,
        boolean draft,
        boolean prerelease,
        String target,
        String createdAt,
        String page,
        List<ForgeAsset> assets) {
    public ForgeRelease {
        assets = List.copyOf(assets);
    }

    public Optional<ForgeAsset> asset(String assetName) {
        return assets.stream().filter(a -> a.name().equals(assetName)).findFirst();
    }

    static ForgeRelease read(Fields fields) {
        return new ForgeRelease(
                Long.parseLong(fields.requiredText("id")),
                fields.requiredText("tag_name"),
                fields.textOrEmpty("name"),
                fields.textOrEmpty("body"),
                fields.bool("draft", false),
                fields.bool("prerelease", false),
                fields.textOrEmpty("target_commitish"),
                fields.textOrEmpty("created_at"),
                fields.textOrEmpty("html_url"),
                fields.list("assets").stream().map(ForgeAsset::read).toList());
    }
}
