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
package run.aicr.release.step;

/** How far the effect of a state goes; later states never reach less far (spec release §2.1). */
public enum Reach {
    /** Only the work folder. */
    NOTHING,
    /** Entries in a transparency log, which cannot be taken back. */
    LOG,
    /** What only maintainers see: a draft, images without a name. */
    DRAFT,
    /** The release itself: the commit point. */
    PUBLIC,
    /** Names that point users at the newest release: {@code latest}, formula, site, demo. */
    POINTER,
    /** A message to people. */
    TOLD
}
