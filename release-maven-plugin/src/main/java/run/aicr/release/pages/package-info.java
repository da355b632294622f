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
/**
 * The documentation site, kept as a git repository of pages: {@link run.aicr.release.pages.VersionRegistry} is the list
 * of versions, a pure function of the tags; {@link run.aicr.release.pages.DocsPublished} is the state that brings list and
 * files there, the latest version as it is and the older ones with their Markdown made safe.
 */
@NullMarked
package run.aicr.release.pages;

import org.jspecify.annotations.NullMarked;
