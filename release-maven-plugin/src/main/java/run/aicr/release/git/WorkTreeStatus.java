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

import java.util.ArrayList;
import java.util.List;

/**
 * What differs from the commit that is checked out; ignored files are not listed.
 *
 * @param changed tracked paths that are staged, modified, deleted, in conflict, and changed submodules
 * @param untracked paths that are neither tracked nor ignored
 */
public record WorkTreeStatus(List<String> changed, List<String> untracked) {
    /** Fields before the path, by kind of entry (git-status, porcelain format version 2). */
    private static final int FIELDS_ORDINARY = 8;

    private static final int FIELDS_RENAMED = 9;
    private static final int FIELDS_UNMERGED = 10;

    public WorkTreeStatus {
        changed = List.copyOf(changed);
        untracked = List.copyOf(untracked);
    }

    public boolean isClean() {
        return changed.isEmpty() && untracked.isEmpty();
    }

    /** Reads {@code git status --porcelain=v2 -z}. */
    static WorkTreeStatus parse(String answer) {
        List<String> changed = new ArrayList<>();
        List<String> untracked = new ArrayList<>();
        String[] entries = answer.split("\0", -1);
        for (int i = 0; i < entries.length; i++) {
            String entry = entries[i];
            char kind = entry.isEmpty() ? ' ' : entry.charAt(0);
            if (kind == '1') {
                changed.add(pathAfter(entry, FIELDS_ORDINARY));
            } else if (kind == '2') {
                changed.add(pathAfter(entry, FIELDS_RENAMED));
                i++; // the old path follows as an entry of its own
            } else if (kind == 'u') {
                changed.add(pathAfter(entry, FIELDS_UNMERGED));
            } else if (kind == '?') {
                untracked.add(pathAfter(entry, 1));
            }
        }
        return new WorkTreeStatus(changed, untracked);
    }

    private static String pathAfter(String entry, int fields) {
        return entry.split(" ", fields + 1)[fields];
    }
}
