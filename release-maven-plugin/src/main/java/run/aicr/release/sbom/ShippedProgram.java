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

import run.aicr.digest.Sha256;
import run.aicr.release.product.Jdk;
import run.aicr.release.product.Platform;
import run.aicr.release.product.Program;
import run.aicr.release.product.ReleaseId;

/**
 * What a bill of materials is about: a program for a platform, with the runtime in it.
 *
 * @param payload payload digest of the archive
 */
public record ShippedProgram(ReleaseId id, Program program, Platform platform, Sha256 payload, Jdk jdk, ModuleBom bom) {

    /** {@code aicr_1.3.0_linux_amd64}: stem of its files. */
    public String fileStem() {
        return program.name() + "_" + id.version() + "_" + platform.fileName();
    }

    /** Version a component has in this release: ours is the release's. */
    String versionOf(Component component) {
        return component.own() ? id.version() : component.version();
    }

    /** Package URL a component has in this release. */
    String purlOf(Component component) {
        return component.own()
                ? "pkg:maven/" + component.group() + "/" + component.name() + "@" + id.version() + "?type=jar"
                : component.purl();
    }
}
