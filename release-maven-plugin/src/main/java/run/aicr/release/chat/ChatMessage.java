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
package run.aicr.release.chat;

import java.util.List;
import java.util.Optional;

/**
 * The message about a release, as facts (spec release §1.13, §3.10).
 *
 * @param page address of the release for people
 * @param promotedFrom tag of the candidate that was promoted
 * @param hotfixOf line that is mended, such as {@code 1.2}
 */
public record ChatMessage(
        String tag, boolean prerelease, String page, Optional<String> promotedFrom, Optional<String> hotfixOf) {

    /**
     * The text, with {@code & < >} escaped as the service wants it.
     *
     * @param failed states after the publication that were not reached
     */
    public String text(List<String> failed) {
        StringBuilder text = new StringBuilder(
                "AICR " + tag + " has been released (" + (prerelease ? "pre-release" : "stable") + "): " + page);
        promotedFrom.ifPresent(rc -> text.append(" — promoted from ").append(rc));
        hotfixOf.ifPresent(line -> text.append(" — hotfix for ").append(line));
        if (!failed.isEmpty()) {
            text.append(" — FAILED after publish: ").append(String.join(", ", failed));
        }
        return text.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
