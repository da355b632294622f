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
 * Where a release goes: {@link run.aicr.release.endpoint.Endpoints} is one record of addresses and credentials for all
 * services. Production has {@link run.aicr.release.endpoint.Endpoints#github}; a rehearsal has the addresses of its
 * stand-ins. No step asks which of the two it is.
 *
 * <p>Credentials are records whose text form masks them, so that a record can be logged without harm.
 */
@NullMarked
package run.aicr.release.endpoint;

import org.jspecify.annotations.NullMarked;
