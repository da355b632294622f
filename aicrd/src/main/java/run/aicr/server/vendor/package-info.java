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
 * Charts that become part of a bundle (spec api §9 item 10): {@link run.aicr.server.vendor.Vendoring} runs Helm for a
 * client, in an empty home, one at a time, and only towards the {@link run.aicr.server.vendor.ChartHosts} that the
 * operator named. Off unless the operator switches it on.
 *
 * <p>Helm follows redirects, addresses in the index of a repository, and the token service of a registry, to any host.
 * So its way out is a proxy of ours, {@link run.aicr.server.vendor.Gate}, which knows the same list.
 */
@NullMarked
package run.aicr.server.vendor;

import org.jspecify.annotations.NullMarked;
