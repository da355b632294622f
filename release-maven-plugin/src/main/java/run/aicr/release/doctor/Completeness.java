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
package run.aicr.release.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.notice.LicensePolicy;
import run.aicr.release.product.RecipeImages;

/** What the configuration lacks for a real release; a rehearsal lists the same as missing (spec release §9). */
public final class Completeness {
    private static final String SUBJECT = "complete";

    private Completeness() {}

    /**
     * One problem for each part; a single line when nothing is missing.
     *
     * @param root of the repository
     * @param environment where {@code PATH} tells programs of others
     */
    public static List<Diagnosis> of(ReleaseConfig config, Path root, Map<String, String> environment) {
        List<Diagnosis> findings = new ArrayList<>();
        config.planned()
                .forEach(p -> findings.add(Diagnosis.problem(
                        SUBJECT,
                        p.name() + " cannot be made: " + p.reason(),
                        "make it, and take it out of 'planned' in .release.yaml")));
        config.images().stream()
                .filter(i -> i.baseDigest().isEmpty())
                .map(ImageSpec::baseName)
                .distinct()
                .forEach(base -> findings.add(
                        Diagnosis.problem(SUBJECT, "the base " + base + " has no digest", "mvn aicr-release:pin")));
        Set<Platform> pinned =
                config.runtimes().stream().map(RuntimePin::platform).collect(Collectors.toSet());
        config.runtimePlatforms().stream()
                .filter(p -> !p.equals(Platform.host()) && !pinned.contains(p))
                .forEach(p -> findings.add(Diagnosis.problem(
                        SUBJECT,
                        "there is no Java runtime for " + p,
                        "add the platform to 'runtimes' in .release.yaml")));
        if (!config.recipeImages().isEmpty()) {
            RecipeImages.lackOfHelm(environment)
                    .ifPresent(lack -> findings.add(Diagnosis.problem(
                            SUBJECT, "the images of recipes cannot be listed: " + lack, "install Helm 3")));
        }
        LicensePolicy.read(root, config.licencePolicy())
                .pending()
                .forEach(name -> findings.add(Diagnosis.problem(
                        SUBJECT,
                        "nobody has approved the licence exception for " + name,
                        "have it looked at, and write who approved it into " + config.licencePolicy())));
        return findings.isEmpty()
                ? List.of(Diagnosis.ok(SUBJECT, "the configuration names everything that a real release must have"))
                : findings;
    }
}
