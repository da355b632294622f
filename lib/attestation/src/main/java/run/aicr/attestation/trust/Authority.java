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
package run.aicr.attestation.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * An authority for certificates or timestamps.
 *
 * @param uri its address, for messages
 * @param chain of an authority for certificates: issuer of the leaves first, root last; of an authority for timestamps:
 *     its own leaf first
 * @param validity times at which it may have signed
 */
public record Authority(String uri, List<X509Certificate> chain, Validity validity) {
    public Authority {
        chain = List.copyOf(chain);
    }

    /** The anchor: last of the chain. */
    public X509Certificate root() {
        return chain.get(chain.size() - 1);
    }
}
