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
 * The five ways to deploy a bundle (spec bundle §5, §7 to §11), one class each behind {@link
 * run.aicr.bundle.deployer.Deployer}.
 *
 * <p>A deployer is a function from a {@link run.aicr.bundle.deployer.BundlePlan} to files in memory; nothing here touches
 * the disk. All but Flux share the numbered folders that {@code FolderPlanner} makes. Scripts and READMEs are resources
 * beside the classes, filled from the same tables as the documents.
 */
@NullMarked
package run.aicr.bundle.deployer;

import org.jspecify.annotations.NullMarked;
