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
package run.aicr.catalog;

import java.util.List;
import run.aicr.document.Fields;
import run.aicr.suggestion.NearestWords;

/** What is done about keys that a format does not know. */
interface UnknownKeys {
    /** They are refused: for files that ship with the program, and for mixins. */
    UnknownKeys REFUSED = Fields::refuseUnknown;

    /** Looks at the keys that were not read. */
    void check(Fields fields);

    /** They have no effect, and a line says so: for files of external data (spec recipe §4, §26 item 8). */
    static UnknownKeys reportedTo(List<String> warnings) {
        return fields -> {
            for (Fields.UnknownKey key : fields.unknown()) {
                warnings.add(key.place() + ": key '" + key.name() + "' is not known and has no effect"
                        + NearestWords.clause(key.key(), key.known()));
            }
        };
    }
}
