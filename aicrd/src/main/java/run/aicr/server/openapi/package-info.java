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
 * The description of the API for programs, as files of the server.
 *
 * <p>{@code openapi.yaml} beside these classes is written by hand; a test holds it equal to the code: names of parameters,
 * values of the criteria, paths and methods, and the shape of every golden answer.
 */
@NullMarked
package run.aicr.server.openapi;

import org.jspecify.annotations.NullMarked;
