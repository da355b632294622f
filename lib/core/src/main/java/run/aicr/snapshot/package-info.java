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
 * Snapshots: what was measured on a cluster and its nodes (spec snapshot §2, §4).
 *
 * <p>{@link run.aicr.snapshot.Snapshot} reads and writes the document. It holds {@link
 * run.aicr.snapshot.Measurement}s of {@link run.aicr.snapshot.Subtype}s of {@link run.aicr.snapshot.Reading}s. Three
 * things are made of it: a {@link run.aicr.snapshot.Fingerprint} (which cluster is this, and the criteria that follow),
 * {@link run.aicr.snapshot.SnapshotReadings} (the readings that constraints ask for) and a {@link
 * run.aicr.snapshot.SnapshotDiff} (what changed between two).
 *
 * <p>Documents are read leniently, because those of partly failed collections have gaps on purpose: unknown fields are
 * passed over, and a value that is no scalar becomes its text.
 */
@NullMarked
package run.aicr.snapshot;

import org.jspecify.annotations.NullMarked;
