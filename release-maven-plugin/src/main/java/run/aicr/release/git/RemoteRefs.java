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
package run.aicr.release.git;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Branches and tags of a remote at one moment.
 *
 * @param branches commit ids by name
 * @param tags by name
 */
public record RemoteRefs(Map<String, String> branches, Map<String, TagRef> tags) {
    private static final String BRANCH = "refs/heads/";
    private static final String TAG = "refs/tags/";
    private static final String PEELED = "^{}";

    public RemoteRefs {
        branches = Map.copyOf(branches);
        tags = Map.copyOf(tags);
    }

    public Optional<String> branch(String name) {
        return Optional.ofNullable(branches.get(name));
    }

    public Optional<TagRef> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** Reads the answer of {@code git ls-remote}: id, tab, name, line end. */
    static RemoteRefs parse(String answer) {
        Map<String, String> branches = new LinkedHashMap<>();
        Map<String, TagRef> tags = new LinkedHashMap<>();
        answer.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                add(line.substring(0, tab), line.substring(tab + 1), branches, tags);
            }
        });
        return new RemoteRefs(branches, tags);
    }

    private static void add(String id, String ref, Map<String, String> branches, Map<String, TagRef> tags) {
        if (ref.startsWith(BRANCH)) {
            branches.put(ref.substring(BRANCH.length()), id);
        } else if (ref.startsWith(TAG) && ref.endsWith(PEELED)) {
            String name = ref.substring(TAG.length(), ref.length() - PEELED.length());
            tags.computeIfPresent(name, (n, tag) -> new TagRef(n, tag.object(), id));
        } else if (ref.startsWith(TAG)) {
            String name = ref.substring(TAG.length());
            tags.put(name, new TagRef(name, id, id));
        }
    }
}
