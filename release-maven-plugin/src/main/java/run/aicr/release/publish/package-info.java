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
 * The states around the commit point of a release: {@link run.aicr.release.publish.Drafted} brings images and a draft out
 * of sight, {@link run.aicr.release.publish.Checked} reads them back as a consumer,
 * {@link run.aicr.release.publish.Published} makes them public, {@link run.aicr.release.publish.Aliased} moves the names
 * of the newest release. They talk to a forge and a registry; which ones, the endpoints decide.
 */
@NullMarked
package run.aicr.release.publish;

import org.jspecify.annotations.NullMarked;
