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
 * Bundles as artefacts of a registry (spec bundle §17). {@link run.aicr.bundle.publish.BundleArtefact} turns the files of
 * a bundle into two blobs and a manifest, in memory and the same for the same files:
 * {@link run.aicr.bundle.publish.GenericForm} for all deployers but one, {@link run.aicr.bundle.publish.ChartForm} as a
 * Helm chart for {@code argocd-helm}. {@link run.aicr.bundle.publish.BundlePush} brings them there with the registry client
 * of foundation. Nothing lies on disk in between, so what somebody left in a folder is never published.
 */
@NullMarked
package run.aicr.bundle.publish;

import org.jspecify.annotations.NullMarked;
