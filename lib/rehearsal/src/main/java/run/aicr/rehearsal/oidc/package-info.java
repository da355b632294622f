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
 * The issuer of CI identity tokens (spec release-practice §16).
 *
 * <p>Start with {@link run.aicr.rehearsal.oidc.IssuerPeer}: a job asks it for a token with an audience, as on GitHub, and
 * gets a JWT that is really signed (ES256). The claims come from {@link run.aicr.rehearsal.oidc.Identity}, the run that
 * is rehearsed. Whoever gets a token checks it with the keys that the discovery document names. The key is new with each
 * start: tokens live for minutes, nothing keeps them.
 */
@NullMarked
package run.aicr.rehearsal.oidc;

import org.jspecify.annotations.NullMarked;
