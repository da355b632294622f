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
package run.aicr.cli.bundle;

import java.nio.file.Path;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleFolder;
import run.aicr.cli.console.Session;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.Deployer;

/** Brings a finished bundle to where it goes, and reports. */
interface Delivery {
    /** What is printed about it. */
    byte[] deliver(Bundle bundle, Deployer deployer, ReportFormat format);

    /** The way to a target, checked as far as possible before anything is made. */
    static Delivery to(BundleTarget target, RegistrySettings registry, Session session) {
        return switch (target) {
            case BundleTarget.Folder named -> {
                Path folder = session.environment()
                        .workingDirectory()
                        .resolve(named.path())
                        .normalize();
                if (!registry.imageRefs().isEmpty()) {
                    session.log().warn("--image-refs has no effect: nothing is pushed without --output oci://…");
                }
                yield (bundle, deployer, format) -> {
                    BundleFolder.write(folder, bundle.files());
                    return format.report(bundle, folder.toString());
                };
            }
            case BundleTarget.Artefact artefact -> {
                BundlePublisher publisher = new BundlePublisher(session, registry, artefact);
                yield (bundle, deployer, format) ->
                        format.pushed(bundle, deployer, publisher.push(bundle, deployer), publisher.isPlain());
            }
        };
    }
}
