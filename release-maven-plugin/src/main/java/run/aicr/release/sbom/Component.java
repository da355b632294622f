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
package run.aicr.release.sbom;

import java.util.List;

/**
 * A dependency of a program.
 *
 * @param group Maven group
 * @param purl package URL; also its name in relationships
 * @param licences SPDX ids, names or one expression, as declared
 * @param sha256 64 hex digits; empty when its bytes are not shipped as a file
 * @param source address of its source or site; empty when its POM names none
 * @param own whether it is one of our modules
 */
public record Component(
        String group,
        String name,
        String version,
        String purl,
        List<String> licences,
        String sha256,
        String source,
        boolean own) {
    private static final String OWN_GROUP = "run.aicr";

    public Component {
        licences = List.copyOf(licences);
    }

    static boolean isOwn(String group) {
        return group.equals(OWN_GROUP);
    }

    /** {@code group:name}. */
    public String coordinates() {
        return group + ":" + name;
    }

    /** Name that its jar has in a payload; our own lose their version, since payloads name none. */
    public String jarName() {
        return own ? name + ".jar" : group + "." + name + "-" + version + ".jar";
    }
}
