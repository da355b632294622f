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
 * A forge that speaks the REST calls of GitHub which a release makes (spec release §7.8, release-practice §12).
 *
 * <p>Start with {@link run.aicr.rehearsal.forge.ForgePeers}: API, uploads, web pages and the store of downloads are four
 * servers, so that a credential that is carried to another host is noticed. {@code Releases} keeps releases in files: a
 * draft lies in {@code drafts/<id>/} until it is published, which is one rename to {@code releases/<tag>/}; beside the
 * assets lies {@code meta.json}, what the API was told. {@code ReleaseCalls}, {@code AssetCalls}, {@code CommitCalls} and
 * {@code AttestationCalls} answer the calls.
 */
@NullMarked
package run.aicr.rehearsal.forge;

import org.jspecify.annotations.NullMarked;
