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
 * {@code POST /v1/bundle} (spec api §4.6): parameters, the posted recipe, the zip.
 *
 * <p>No program of others is run for a client, unless the operator lets the server fetch charts (spec api §9 item 10);
 * kustomizations are never built, since that would make the server call addresses that the client chose.
 */
@NullMarked
package run.aicr.server.bundle;

import org.jspecify.annotations.NullMarked;
