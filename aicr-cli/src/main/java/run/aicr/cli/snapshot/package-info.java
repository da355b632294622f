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
 * Commands about snapshots: {@code aicr diff} compares two (spec cli §11.4).
 *
 * <p>{@link run.aicr.cli.snapshot.DiffCommand} reads both documents, has them compared by {@link
 * run.aicr.snapshot.SnapshotDiff} and prints the result, as a document or as a table for people. Differences are a
 * result, not a fault; only {@code --fail-on-drift} makes them one, and then the result is written first.
 */
@NullMarked
package run.aicr.cli.snapshot;

import org.jspecify.annotations.NullMarked;
