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

import java.nio.file.Path;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.Tagged;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/** State {@code qualified}: there is a passing qualification record for exactly the commit of the release. */
public final class Qualified extends Step<Qualified.Result> {
    private final Tagged tagged;
    private final Path folder;
    private final Qualification qualification;

    /** Where the record lies, and its digest. */
    public record Result(Path record, Sha256 digest) {}

    /**
     * The state.
     *
     * @param folder of the records, {@code <commit>.json}
     * @param qualification the rule that {@code bump} applies too
     */
    public Qualified(Tagged tagged, Path folder, Qualification qualification) {
        super("qualified", Reach.NOTHING, tagged);
        this.tagged = tagged;
        this.folder = folder;
        this.qualification = qualification;
    }

    @Override
    public boolean isFound() {
        return true;
    }

    @Override
    public Finding<Result> look() {
        String commit = tagged.result().id().commit();
        try {
            Sha256 digest = qualification.require(commit).digest();
            return new Finding.Done<>(new Result(folder.resolve(commit + ".json"), digest));
        } catch (ReleaseException e) {
            return new Finding.Conflict<>(e.code(), e.sentence(), "Run: mvn verify (on a clean work tree)");
        }
    }

    @Override
    public void act() {
        throw new IllegalStateException("gates run in mvn verify, not in a release");
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("record", result.digest().prefixed());
    }
}
