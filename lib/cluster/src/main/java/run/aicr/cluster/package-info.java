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
 * The only door to Kubernetes.
 *
 * <p>{@link run.aicr.cluster.Access} says how a program reaches its cluster (kubeconfig or service account), {@link
 * run.aicr.cluster.Cluster} opens it and reads from it. Answers are small records or document trees; no type of the
 * Kubernetes client appears in a public signature, so that only this module changes when the client does.
 *
 * <p>Every list, body and wait has a limit: {@link run.aicr.cluster.ClusterLimits}. What goes wrong is an {@link
 * run.aicr.error.AicrException} whose class tells absent, refused, unreachable and too slow apart. Start reading at
 * {@code Cluster}.
 */
@NullMarked
package run.aicr.cluster;

import org.jspecify.annotations.NullMarked;
