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
 * The keys behind the Sigstore stand-ins and the trust root that names them (spec sigstore-loopback §2, §3).
 *
 * <p>Start with {@link run.aicr.rehearsal.trust.TrustRoot}. With the first signature, or when somebody asks for the trust
 * root, it makes an authority (root and intermediate), a certificate log, a transparency log and a timestamp authority,
 * keeps their keys in {@code keys/sigstore.json} and writes {@code trusted_root.json} and {@code trusted_root.jsonl} for
 * verifiers. Later starts use the same keys. Each root has an organisation of its own, by which tools tell roots apart.
 */
@NullMarked
package run.aicr.rehearsal.trust;

import org.jspecify.annotations.NullMarked;
