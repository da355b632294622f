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
 * A subset of Go's {@code text/template}: enough for the manifests of the catalogue and for user templates.
 *
 * <p>{@link run.aicr.template.Template#parse} reads a template with the functions it may call; {@code render} runs it over
 * a document. Inside, the {@code Lexer} cuts an action into tokens, the {@code Parser} builds {@code Part}s of them, and
 * the {@code Evaluator} walks those. Values are {@link run.aicr.document.Node}s, so that what comes out of YAML goes in as
 * it is.
 *
 * <p>There: text, comments, trimming, {@code if}, {@code range}, {@code with}, {@code break}, {@code continue}, variables,
 * pipelines, parentheses, field chains, the built-in functions. Not there: {@code define}, {@code template}, {@code block},
 * and methods. Every fault names the template, the line and the expression (spec bundle §6).
 */
@NullMarked
package run.aicr.template;

import org.jspecify.annotations.NullMarked;
