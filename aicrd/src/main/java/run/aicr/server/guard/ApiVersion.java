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
package run.aicr.server.guard;

import java.util.Locale;
import java.util.Optional;

/** Which version of the API an {@code Accept} header asks for (spec api §2.1). */
public final class ApiVersion {
    /** The only version there is. */
    public static final String V1 = "v1";

    private static final String VENDOR = "application/vnd.nvidia.aicr.";

    private ApiVersion() {}

    /** The first version of the vendor type that is not known here, when no known one is named. */
    public static Optional<String> unknown(Optional<String> accept) {
        Optional<String> first = Optional.empty();
        for (String type : accept.orElse("").split(",", -1)) {
            String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (name.startsWith(VENDOR)) {
                String version = name.substring(VENDOR.length()).split("\\+", 2)[0];
                if (version.equals(V1)) {
                    return Optional.empty();
                }
                first = first.or(() -> Optional.of(version));
            }
        }
        return first;
    }
}
