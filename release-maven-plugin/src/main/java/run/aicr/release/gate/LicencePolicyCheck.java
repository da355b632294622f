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
package run.aicr.release.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.error.AicrException;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.notice.Component;
import run.aicr.release.notice.LicensePolicy;
import run.aicr.release.notice.ThirdPartyNotices;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.sbom.ModuleBom;

/** Gate {@code licenses}: everything the programs ship is under a licence that the policy allows (spec release §3.5). */
public final class LicencePolicyCheck {
    private LicencePolicyCheck() {}

    /** What ships, and what the policy has against it. */
    public record Findings(List<Component> components, List<LicensePolicy.Problem> problems) {
        public Findings {
            components = List.copyOf(components);
            problems = List.copyOf(problems);
        }
    }

    private record Inputs(LicensePolicy policy, List<Component> components) {}

    /**
     * Judges what the reactor has packaged.
     *
     * @throws ReleaseException LICENSE_NOT_ALLOWED, LICENSE_UNKNOWN or CONFIG_INVALID
     */
    public static void require(ReleaseConfig config, Path root, Jdk jdk, LocalDate today) {
        Inputs inputs = read(config, root, jdk);
        inputs.policy().require(inputs.components(), today);
    }

    /**
     * The same without refusing: all components, and everything that is wrong.
     *
     * @throws ReleaseException CONFIG_INVALID
     */
    public static Findings findings(ReleaseConfig config, Path root, Jdk jdk, LocalDate today) {
        Inputs inputs = read(config, root, jdk);
        return new Findings(inputs.components(), inputs.policy().problems(inputs.components(), today));
    }

    private static Inputs read(ReleaseConfig config, Path root, Jdk jdk) {
        try {
            LicensePolicy policy =
                    LicensePolicy.read(root, config.licencePolicy()).about(name -> !Component.isWheel(name));
            Map<Program, ModuleBom> boms = new LinkedHashMap<>();
            for (Program program : config.programs()) {
                boms.put(program, ModuleBom.of(root, program));
            }
            return new Inputs(policy, ThirdPartyNotices.components(boms, jdk, root));
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.CONFIG_INVALID,
                            "a list of components of the programs cannot be read: " + e.getMessage())
                    .because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, e.sentence()).because(e);
        }
    }
}
