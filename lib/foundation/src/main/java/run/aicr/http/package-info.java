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
 * HTTP calls. A call is a record that implements {@link run.aicr.http.HttpCall}: where, which headers, how large the
 * answer may be and what each status means. {@link run.aicr.http.HttpCaller} does the rest for all of them: time limits,
 * TLS, proxies of the environment, redirects, size limits while the body arrives, and messages without secrets.
 *
 * <p>Services that are written to are called with {@link run.aicr.http.ServiceCaller}: any method, bodies streamed from
 * files, answers into files, and attempts repeated as {@link run.aicr.http.Retry} says.
 *
 * <p>Start with {@link run.aicr.http.HttpCaller#call}. The classes of {@code java.net.http} are loaded by the first call,
 * not before, so that a program that may call pays nothing until it does (spec performance §3).
 */
@NullMarked
package run.aicr.http;

import org.jspecify.annotations.NullMarked;
