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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;

/** Asks everything that a release depends on and changes nothing. */
public final class Doctor {
    private final Surroundings at;
    private final Map<String, String> forGit;

    public Doctor(Surroundings at) {
        this(at, Map.of());
    }

    /**
     * For git commands that get more variables than this process has.
     *
     * @param forGit these variables
     */
    Doctor(Surroundings at, Map<String, String> forGit) {
        this.at = at;
        this.forGit = Map.copyOf(forGit);
    }

    /** All findings, in the order in which a maintainer would mend them. */
    public List<Diagnosis> examine() {
        List<Diagnosis> findings = new ArrayList<>();
        MachineChecks machine = new MachineChecks(at);
        findings.add(machine.mavenJava());
        findings.addAll(machine.optionalPrograms());
        try {
            findings.addAll(new RepositoryChecks(GitRepository.open(at.root(), forGit), at).all());
        } catch (ReleaseException e) {
            findings.add(Diagnosis.problem("repository", e.sentence(), e.hint().orElse("git clone <address>")));
        }
        findings.add(machine.diskSpace());
        findings.addAll(machine.tokens());
        return List.copyOf(findings);
    }
}
