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
 * A registry that speaks OCI distribution 1.1 (spec release-practice §8) and keeps one OCI image layout.
 *
 * <p>Start with {@link run.aicr.rehearsal.registry.RegistryPeer}. {@code TokenDesk} is the bearer challenge and the
 * token endpoint; {@code Repositories} knows what each repository holds and reads it from the layout again when another
 * process wrote there; {@code Uploads} are the open upload sessions. {@code BlobCalls}, {@code UploadCalls},
 * {@code ManifestCalls} and {@code Listing} answer the calls.
 *
 * <p>In {@code index.json} a tag has the name {@code <host>/<repository>:<tag>}; what was pushed by digest and has no tag
 * in its repository is named {@code <host>/<repository>@<digest>}.
 */
@NullMarked
package run.aicr.rehearsal.registry;

import org.jspecify.annotations.NullMarked;
