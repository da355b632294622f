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
package run.aicr.release.attest;

import java.util.Map;
import run.aicr.attestation.release.Signers;
import run.aicr.release.version.ReleaseId;

/**
 * What a release is built and signed on, as provenance and release index state it (spec release §2.6, §3.11).
 *
 * @param builder {@code builder.id} of the provenance
 * @param invocation address of the run that builds; empty when it has none
 * @param hosted whether the build ran on a machine of the build platform
 * @param isolatedSigner whether the job that signs is another one than the one that built, and runs code of its own
 */
public record BuildPlatform(String builder, String invocation, boolean hosted, boolean isolatedSigner) {
    private static final String REHEARSAL_BUILDER = "https://aicr.run/builders/rehearsal";
    private static final String SERVER = "https://github.com/";

    /** A machine that rehearses, wherever it stands. */
    public static final BuildPlatform REHEARSAL = new BuildPlatform(REHEARSAL_BUILDER, "", false, false);

    /**
     * The platform of a run.
     *
     * @param repository {@code owner/name}
     * @param variables of the process; those that the CI sets tell which run it is
     * @param handedOver whether what is signed was built by another job
     */
    public static BuildPlatform of(ReleaseId id, String repository, Map<String, String> variables, boolean handedOver) {
        if (id.rehearsal()) {
            return REHEARSAL;
        }
        String workflow = SERVER + repository + "/.github/workflows/" + Signers.RELEASE_WORKFLOW;
        boolean hosted = "github-hosted".equals(variables.get("RUNNER_ENVIRONMENT"));
        return new BuildPlatform(workflow + "@refs/tags/" + id.tag(), runOf(repository, variables), hosted, handedOver);
    }

    /** Address of the CI run with its attempt; empty outside of CI. */
    public static String runOf(String repository, Map<String, String> variables) {
        String run = variables.getOrDefault("GITHUB_RUN_ID", "");
        String attempt = variables.getOrDefault("GITHUB_RUN_ATTEMPT", "1");
        return run.isEmpty() ? "" : SERVER + repository + "/actions/runs/" + run + "/attempts/" + attempt;
    }
}
