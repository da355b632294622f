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
 * The HTTP API server {@code aicrd} (spec api).
 *
 * <p>{@link run.aicr.server.Main} reads {@link run.aicr.server.Settings} from the environment and starts {@link
 * run.aicr.server.ApiServer}. A request goes through one door, {@code HttpDoor}, which is the only class that knows the
 * HTTP library; behind it {@code Chain} applies the layers of spec §2 in order and picks one resource by its exact path.
 *
 * <p>Resources turn a {@link run.aicr.server.exchange.Call} into an {@link run.aicr.server.exchange.Answer}; what they
 * refuse they throw as {@link run.aicr.server.failure.ApiException}. The server keeps no state but caches and counters.
 */
@NullMarked
package run.aicr.server;

import org.jspecify.annotations.NullMarked;
