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
 * The vulnerability policy: what an outside scanner found, judged by severity, available fixes, ignores with a date, and
 * OpenVEX statements (spec release §7.4).
 *
 * <p>{@link run.aicr.release.scan.OsvScan} compares what ships with a database that others wrote, {@link
 * run.aicr.release.scan.ScanReport} reads what grype or trivy found, {@link run.aicr.release.scan.VulnerabilityPolicy} judges
 * both without looking at a clock, a file or the network, and {@link run.aicr.release.scan.Sarif} writes the outcome for
 * other tools. {@link run.aicr.release.scan.KnownVulnerabilities} answers for any packages.
 */
@NullMarked
package run.aicr.release.scan;

import org.jspecify.annotations.NullMarked;
