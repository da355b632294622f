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
package run.aicr.release.input;

import java.net.URI;
import run.aicr.digest.Sha256;
import run.aicr.http.HttpAddress;

/**
 * A file that somebody else publishes, and the only content of it that is accepted.
 *
 * @param url where it is published: https, or http on this machine; holds no user
 * @param sha256 digest of the whole file
 */
public record PinnedFile(URI url, Sha256 sha256) {

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException when nothing may be downloaded from there
     */
    public PinnedFile {
        boolean web = "https".equals(url.getScheme()) && url.getHost() != null;
        boolean thisMachine = "http".equals(url.getScheme()) && HttpAddress.isThisMachine(url);
        if (!web && !thisMachine || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("'" + url + "' is no https address without user and fragment");
        }
    }
}
