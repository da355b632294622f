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

import java.util.List;

/**
 * A SemVer pre-release that we do not make, such as {@code v1.3.0-beta1}: known and ordered, never counted by a bump.
 *
 * @param identifiers the dot-separated parts after the first hyphen
 */
public record ForeignTag(String name, Core core, List<String> identifiers) implements TagName {
    public ForeignTag {
        identifiers = List.copyOf(identifiers);
    }
}
