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

import java.util.List;

/** Makes the files with which a bundle is deployed in one way. */
public sealed interface Deployer permits Helm, Helmfile, ArgoCd, ArgoCdHelm, Flux {

    /** The deployer of that name. */
    static Deployer of(run.aicr.deployment.Deployer name) {
        return switch (name) {
            case HELM -> new Helm();
            case HELMFILE -> new Helmfile();
            case ARGOCD -> new ArgoCd();
            case ARGOCD_HELM -> new ArgoCdHelm();
            case FLUX -> new Flux();
        };
    }

    /** What the bundle is, for the user. */
    String title();

    /**
     * What the user does next.
     *
     * @param folder where the bundle lies
     */
    List<String> steps(BundlePlan plan, String folder);

    /**
     * Refuses what this way of deployment cannot do, before anything is fetched or made.
     *
     * @throws run.aicr.error.AicrException INVALID_REQUEST
     */
    void check(BundlePlan plan);

    /**
     * Makes the files.
     *
     * @throws run.aicr.error.AicrException when a component cannot be deployed in this way
     */
    Deployment deploy(BundlePlan plan);
}
