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

import run.aicr.error.AicrException;

/** Refuses settings that belong to other deployers. */
final class Options {
    private Options() {}

    static void refuseAll(DeploySettings settings, String deployer) {
        if (!settings.options().isEmpty()) {
            String key =
                    settings.options().keySet().stream().sorted().findFirst().orElseThrow();
            throw AicrException.invalidRequest("--set deployer:" + key + " is an option of argocd and argocd-helm; the"
                    + " deployer " + deployer + " has none");
        }
    }

    static void refuseAppName(DeploySettings settings) {
        if (!settings.appName().isEmpty()) {
            throw AicrException.invalidRequest("app-name is only valid with deployer=argocd or deployer=argocd-helm");
        }
    }

    static void refuseFlux(DeploySettings settings) {
        if (!settings.fluxNamespace().equals(DeploySettings.FLUX_NAMESPACE)) {
            throw AicrException.invalidRequest("--flux-namespace is only valid with deployer=flux");
        }
        if (!settings.fluxSource().equals(DeploySettings.FLUX_SOURCE)) {
            throw AicrException.invalidRequest("--flux-oci-source-name is only valid with deployer=flux");
        }
    }

    static void refuseDynamic(BundlePlan plan, String deployer, String other) {
        if (plan.hasDynamicValues()) {
            throw AicrException.invalidRequest("--dynamic is not possible with the deployer " + deployer
                    + ", whose values are all written down; use " + other);
        }
    }
}
