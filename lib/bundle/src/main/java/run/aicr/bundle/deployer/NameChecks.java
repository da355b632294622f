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
package run.aicr.bundle.deployer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import run.aicr.bundle.manifest.Manifest;
import run.aicr.bundle.manifest.NamespaceCheck;
import run.aicr.error.AicrException;

/** Refuses components whose names or files would get in each other's way (spec bundle §5). */
final class NameChecks {
    private static final String READINESS = "-readiness";

    private NameChecks() {}

    /** @throws AicrException INVALID_REQUEST naming the components */
    static void check(BundlePlan plan) {
        Set<String> names = new HashSet<>();
        for (PlannedComponent component : plan.components()) {
            checkName(component.name());
            names.add(component.name());
        }
        for (PlannedComponent component : plan.components()) {
            checkInjected(component, names);
            checkFiles(component, component.before());
            checkFiles(component, component.after());
            NamespaceCheck.check(component.ref(), component.before());
        }
    }

    /** @throws AicrException INVALID_REQUEST for a name that is no single local path element */
    static void checkName(String name) {
        boolean unsafe = name.isEmpty()
                || name.equals(".")
                || name.contains("..")
                || name.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ');
        if (unsafe) {
            throw AicrException.invalidRequest("invalid component name \"" + name
                    + "\": must not contain path separators or parent directory references");
        }
        if (name.endsWith(READINESS)) {
            throw AicrException.invalidRequest("invalid component name \"" + name + "\": names ending in " + READINESS
                    + " are kept for readiness gates; rename the component");
        }
    }

    private static void checkInjected(PlannedComponent component, Set<String> names) {
        String name = component.name();
        if (!component.before().isEmpty()) {
            refuseTaken(name, "-pre", names);
        }
        if (component.hasPost() && component.chart().isEmpty()) {
            refuseTaken(name, "-post", names);
        }
        if (component.readiness().isPresent()) {
            refuseTaken(name, READINESS, names);
        }
    }

    private static void refuseTaken(String name, String suffix, Set<String> names) {
        if (names.contains(name + suffix)) {
            throw AicrException.invalidRequest("component \"" + name + suffix + "\" has the name of the release that \""
                    + name + "\" needs for its own manifests; rename it");
        }
    }

    private static void checkFiles(PlannedComponent component, List<Manifest> manifests) {
        Set<String> files = new HashSet<>();
        for (Manifest manifest : manifests) {
            if (!files.add(manifest.baseName())) {
                throw AicrException.invalidRequest("component \"" + component.name()
                        + "\" has two manifests with the file name " + manifest.baseName() + "; rename one of them");
            }
        }
    }
}
