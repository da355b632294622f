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

import java.util.Map;
import java.util.Optional;
import run.aicr.deployment.BundleTarget.Artefact;

/**
 * What the user says about the way of deployment. Text that was not given is empty.
 *
 * @param repo address where the bundle will be published
 * @param targetRevision branch, tag or version that is deployed from there
 * @param appName name of the parent application
 * @param fluxNamespace where Flux keeps its objects
 * @param fluxSource name of the OCIRepository that holds the bundle
 * @param artefact where the bundle is pushed, with its tag
 * @param options {@code --set deployer:<key>=<value>}
 */
public record DeploySettings(
        String repo,
        String targetRevision,
        String appName,
        String fluxNamespace,
        String fluxSource,
        Optional<Artefact> artefact,
        Map<String, String> options) {
    public static final String FLUX_NAMESPACE = "flux-system";
    public static final String FLUX_SOURCE = "aicr-bundle";

    /** Nothing was given. */
    public static final DeploySettings DEFAULT =
            new DeploySettings("", "", "", FLUX_NAMESPACE, FLUX_SOURCE, Optional.empty(), Map.of());

    public DeploySettings {
        options = Map.copyOf(options);
    }

    /** The revision: as given, else the tag that is pushed, else {@code main}. */
    String revision() {
        return targetRevision.isEmpty() ? artefact.flatMap(Artefact::tag).orElse("main") : targetRevision;
    }

    /** These settings with other options of the deployer. */
    public DeploySettings withOptions(Map<String, String> newOptions) {
        return new DeploySettings(repo, targetRevision, appName, fluxNamespace, fluxSource, artefact, newOptions);
    }
}
