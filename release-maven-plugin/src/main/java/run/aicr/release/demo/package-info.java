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
 * The demo server: {@link run.aicr.release.demo.DemoDeployed} copies the image by digest, deploys it, asks the running
 * server for health and version, and gives the requests back to the revision before when something is wrong.
 *
 * <p>{@link run.aicr.release.demo.CloudRun} speaks to the cloud, {@link run.aicr.release.demo.Federation} gets tokens for
 * it from the identity of the workflow run.
 */
@NullMarked
package run.aicr.release.demo;

import org.jspecify.annotations.NullMarked;
