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
package run.aicr.cli.bundle;

import java.util.Optional;
import run.aicr.cli.option.ParsedLine;
import run.aicr.config.BundleSection;

/**
 * What the user says about the registry (spec bundle §2.1).
 *
 * @param plainHttp whether it is talked to without TLS
 * @param insecureTls whether any certificate of it will do
 * @param imageRefs file for the name of what was pushed; empty for none
 */
record RegistrySettings(boolean plainHttp, boolean insecureTls, String imageRefs) {
    static RegistrySettings of(ParsedLine line, Optional<BundleSection> config) {
        Optional<BundleSection.Registry> registry = config.map(BundleSection::registry);
        String file = line.text(BundleFlags.IMAGE_REFS);
        return new RegistrySettings(
                isOn(line, BundleFlags.PLAIN_HTTP, registry.flatMap(BundleSection.Registry::plainHttp)),
                isOn(line, BundleFlags.INSECURE_TLS, registry.flatMap(BundleSection.Registry::insecureTls)),
                file.isEmpty() ? config.flatMap(c -> c.output().imageRefs()).orElse("") : file);
    }

    private static boolean isOn(ParsedLine line, String flag, Optional<Boolean> configured) {
        return line.isSet(flag) ? line.isOn(flag) : configured.orElse(false);
    }
}
