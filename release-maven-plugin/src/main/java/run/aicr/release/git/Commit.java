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

import java.util.List;

/**
 * A commit as a changelog needs it.
 *
 * @param id full object id
 * @param parents ids in order; two or more make a merge
 * @param time committer time in seconds since 1970
 * @param subject first paragraph of the message, on one line, blanks at its ends included when there are any
 * @param body the rest of the message, trailers included; may be empty
 * @param message all of it, as written
 */
public record Commit(String id, List<String> parents, long time, String subject, String body, String message) {
    public Commit {
        parents = List.copyOf(parents);
    }

    /** A commit whose message is the subject and, after an empty line, the body. */
    public Commit(String id, List<String> parents, long time, String subject, String body) {
        this(id, parents, time, subject, body, subject + (body.isEmpty() ? "" : "\n\n" + body) + "\n");
    }

    public boolean isMerge() {
        return parents.size() > 1;
    }
}
