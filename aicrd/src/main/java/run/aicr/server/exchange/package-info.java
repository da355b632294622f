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
 * A request and its answer as values, free of any HTTP library.
 *
 * <p>{@link run.aicr.server.exchange.Resource} is what answers under one path. Bodies are read on demand and never beyond
 * the limit their reader names.
 */
@NullMarked
package run.aicr.server.exchange;

import org.jspecify.annotations.NullMarked;
