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
 * How users say what a bundle is for and where it goes: the deployer, the name of the parent application, and the
 * target, a folder or an OCI reference (spec cli §9.5, §9.6; spec bundle §16).
 *
 * <p>These are the texts of flags, configuration file and query parameters. Writing a bundle is the matter of others;
 * start with {@link run.aicr.deployment.BundleTarget}.
 */
@NullMarked
package run.aicr.deployment;

import org.jspecify.annotations.NullMarked;
