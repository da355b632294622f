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
package run.aicr.rehearsal;

import java.util.regex.Pattern;

/**
 * What the stand-ins stand for; the defaults are those of the reference (spec release §1.12).
 *
 * @param repository owner and name on the forge, such as {@code NVIDIA/aicr}
 * @param registryHost host of the image names, such as {@code ghcr.io}
 * @param demoRegistryHost host of the image names in the demo cloud
 * @param demoProject project of the demo cloud
 * @param demoRegion region of the demo service
 * @param demoService name of the demo service
 * @param referrersApi whether the registry has the referrers API; GHCR has none
 */
public record Setup(
        String repository,
        String registryHost,
        String demoRegistryHost,
        String demoProject,
        String demoRegion,
        String demoService,
        boolean referrersApi) {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

    public Setup {
        if (!REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException("a repository is <owner>/<name>, found '" + repository + "'");
        }
    }

    /** The defaults for a repository. */
    public static Setup of(String repository) {
        return new Setup(repository, "ghcr.io", "us-docker.pkg.dev", "eidosx", "us-west1", "api", false);
    }

    /** The same with or without the referrers API. */
    public Setup withReferrersApi(boolean offered) {
        return new Setup(repository, registryHost, demoRegistryHost, demoProject, demoRegion, demoService, offered);
    }
}
