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
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import run.aicr.document.Mapping;

/**
 * What the files of one tree mean, each put where its path says (spec recipe §4). It may be a complete catalogue or a
 * part that is laid over one.
 *
 * @param base content and path of the base recipe
 * @param overlays by name, sorted
 * @param contents content of each overlay, by name
 * @param mixins by name, sorted
 * @param registry the document, not bound yet
 * @param checks paths of health checks
 * @param values paths of values files
 * @param others paths of all other files of components, of the registry and of the validator catalogue
 * @param skipped paths of files that mean nothing
 */
record TreeContent(
        Optional<Base> base,
        Map<String, Overlay> overlays,
        Map<String, OverlayContent> contents,
        Map<String, Mixin> mixins,
        Optional<Mapping> registry,
        SortedSet<String> checks,
        SortedSet<String> values,
        SortedSet<String> others,
        List<String> skipped) {

    /** The base recipe and where it stands. */
    record Base(String path, OverlayContent content) {}
}
