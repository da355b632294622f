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
package run.aicr.recipe;

import java.util.List;
import java.util.TreeSet;
import run.aicr.catalog.ComponentRef;
import run.aicr.error.AicrException;

/** Refuses component references that no deployer could install (spec recipe §11.6). */
final class Coherence {
    private Coherence() {}

    /**
     * Checks every enabled reference.
     *
     * @throws AicrException INVALID_REQUEST with the first problem of each, sorted
     */
    static void check(List<ComponentRef> refs) {
        TreeSet<String> problems = new TreeSet<>();
        for (ComponentRef ref : refs) {
            String problem = ref.isEnabled() ? problem(ref) : "";
            if (!problem.isEmpty()) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            throw AicrException.invalidRequest(
                    "recipe has incoherent component ref(s): " + String.join("; ", problems));
        }
    }

    private static String problem(ComponentRef ref) {
        if (!ref.patches().isEmpty()) {
            return "component \"" + ref.name() + "\" declares patches, but no deployer applies patch files";
        }
        if (ref.type().equals(ComponentRef.HELM)) {
            return helmProblem(ref);
        }
        if (ref.type().equals(ComponentRef.KUSTOMIZE)) {
            return kustomizeProblem(ref);
        }
        return "component \"" + ref.name() + "\" has unsupported type \"" + ref.type()
                + "\"; expected \"Helm\" or \"Kustomize\"";
    }

    private static String helmProblem(ComponentRef ref) {
        String helm = "Helm component \"" + ref.name() + "\" has ";
        if (!ref.tag().isEmpty() || !ref.path().isEmpty()) {
            return "component \"" + ref.name() + "\" is Helm but carries Kustomize field(s) (tag=\"" + ref.tag()
                    + "\", path=\"" + ref.path() + "\")";
        }
        if (isPadded(ref.chart())) {
            return helm + "a chart name with surrounding whitespace (\"" + ref.chart() + "\")";
        }
        if (isPadded(ref.source())) {
            return helm + "a source with surrounding whitespace (\"" + ref.source() + "\")";
        }
        if (isPadded(ref.version())) {
            return helm + "a chart version with surrounding whitespace (\"" + ref.version() + "\")";
        }
        if (ref.version().equals("v")) {
            return helm + "chart version \"v\"";
        }
        if (!ref.source().isEmpty()) {
            return ref.version().isEmpty() ? helm + "no chart version" : "";
        }
        if (!ref.chart().isEmpty()) {
            return helm + "a chart name (\"" + ref.chart() + "\") but no source repository";
        }
        return ref.manifestFiles().isEmpty()
                ? helm
                        + "no deployable primary (no source, no chart, and no primary manifestFiles; preManifestFiles alone are"
                        + " auxiliary to a primary release) — add a chart source or primary manifest files (see #1615)"
                : "";
    }

    private static String kustomizeProblem(ComponentRef ref) {
        String component = "component \"" + ref.name() + "\" is Kustomize but ";
        if (ref.path().isEmpty()) {
            return component + "has no path";
        }
        if (!ref.tag().isEmpty() && ref.source().isEmpty()) {
            return "component \"" + ref.name() + "\" is Kustomize with tag \"" + ref.tag() + "\" but no source";
        }
        return ref.manifestFiles().isEmpty() ? "" : component + "also declares manifestFiles";
    }

    private static boolean isPadded(String text) {
        return !text.equals(text.strip());
    }
}
