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
package run.aicr.rehearsal.oidc;

import java.util.regex.Pattern;

/**
 * The CI run that a token speaks for.
 *
 * @param repository owner and name
 * @param ref such as {@code refs/tags/v1.3.0}
 * @param commit 40 hex digits
 * @param workflow path of the workflow file that was started
 * @param jobWorkflow path of the workflow file that the job is in (the reusable one, when there is one)
 */
public record Identity(String repository, String ref, String commit, String workflow, String jobWorkflow) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    public Identity {
        if (!COMMIT.matcher(commit).matches() || !ref.startsWith("refs/") || repository.indexOf('/') < 1) {
            throw new IllegalArgumentException(
                    "an identity needs owner/name, a full ref and a commit of 40 hex digits: " + repository + ", " + ref
                            + ", " + commit);
        }
    }

    /** The run of the tag's workflow, with attestations made by the isolated signer. */
    public static Identity ofTag(String repository, String tag, String commit) {
        return new Identity(
                repository,
                "refs/tags/" + tag,
                commit,
                ".github/workflows/on-tag.yaml",
                ".github/workflows/attest-images.yaml");
    }

    /** The same run, as a job of another workflow file sees it. */
    public Identity withJobWorkflow(String path) {
        return new Identity(repository, ref, commit, workflow, path);
    }

    /** The claim {@code job_workflow_ref}. */
    public String jobWorkflowRef() {
        return repository + "/" + jobWorkflow + "@" + ref;
    }
}
