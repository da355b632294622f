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
package run.aicr.rehearsal.registry;

import java.util.regex.Pattern;
import run.aicr.digest.Sha256;

/** The grammars of repository names, tags and digests (distribution-spec 1.1). */
final class RegistryName {
    private static final String PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REPOSITORY = Pattern.compile(PART + "(/" + PART + ")*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final int MAX_LENGTH = 255;

    private RegistryName() {}

    static String repository(String name) {
        if (name.length() > MAX_LENGTH || !REPOSITORY.matcher(name).matches()) {
            throw Problem.NAME_INVALID.because("invalid repository name");
        }
        return name;
    }

    static boolean isTag(String reference) {
        return TAG.matcher(reference).matches();
    }

    static Sha256 digest(String text) {
        try {
            return Sha256.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.DIGEST_INVALID.because(e.getMessage());
        }
    }
}
