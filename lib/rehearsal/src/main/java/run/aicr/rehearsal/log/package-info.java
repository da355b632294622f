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
 * The transparency log, version 1 of its API (spec sigstore-loopback §4, §7).
 *
 * <p>Start with {@link run.aicr.rehearsal.log.LogPeer}. {@code Proposal} checks what is to be logged and makes its
 * canonical body; {@code LogEntries} keeps the entries in {@code log/}, one file each, with the newest checkpoint beside
 * them; {@code MerkleTree} and {@code Checkpoint} are what verifiers compute again.
 *
 * <p>A few padding leaves stand before the first entry, so that no proof is ever empty.
 */
@NullMarked
package run.aicr.rehearsal.log;

import org.jspecify.annotations.NullMarked;
