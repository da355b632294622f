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
 * Licences of what we ship: what is allowed, and the notices that travel with it (spec release §3.5).
 *
 * <p>{@link run.aicr.release.notice.Notices} writes {@code THIRD_PARTY_NOTICES.md} from {@link
 * run.aicr.release.notice.Component}s. {@link run.aicr.release.notice.LicensePolicy} judges their licences after {@link
 * run.aicr.release.notice.LicenseNames} has turned free text into SPDX ids. {@link
 * run.aicr.release.notice.LicenseTexts} collects the texts from jars and folders; where a jar has none, {@link
 * run.aicr.release.notice.StandardTexts} gives the standard one, marked as such.
 *
 * <p>Texts are reproduced as found, line ends apart. Source code is never taken for a licence.
 */
@NullMarked
package run.aicr.release.notice;

import org.jspecify.annotations.NullMarked;
