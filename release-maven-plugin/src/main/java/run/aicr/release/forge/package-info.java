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
 * Where a release becomes public (spec release §2.1 states 4 and 6, §7.8, §9).
 *
 * <p>{@link run.aicr.release.forge.Forge} is the client: drafts, assets, publication, statuses and attestations of one
 * repository. It looks before it makes anything, so each call may be repeated; its token goes to the forge's own two
 * hosts and nowhere else.
 */
@NullMarked
package run.aicr.release.forge;

import org.jspecify.annotations.NullMarked;
