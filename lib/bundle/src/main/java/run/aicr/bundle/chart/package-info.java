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
 * Charts and kustomizations that come from elsewhere, fetched with the programs of others (spec bundle §5.2, §12).
 *
 * <p>{@link run.aicr.bundle.chart.Programs} finds and runs programs with a time limit and bounded output; {@link
 * run.aicr.bundle.chart.ChartPuller} runs {@code helm pull}, {@link run.aicr.bundle.chart.KustomizeBuild} runs {@code
 * kustomize build} or {@code kubectl kustomize}. A program that is missing is named before anything is written.
 */
@NullMarked
package run.aicr.bundle.chart;

import org.jspecify.annotations.NullMarked;
