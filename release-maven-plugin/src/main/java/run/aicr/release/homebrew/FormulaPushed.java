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
package run.aicr.release.homebrew;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import run.aicr.digest.Sha256;
import run.aicr.release.publish.Published;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseTag;

/**
 * State {@code formula}: the tap holds the formula of this release (spec release §3.7). Not due for candidates, for
 * releases below the highest, without a key for the tap, and where a rehearsal lacks archives.
 */
public final class FormulaPushed extends Step<FormulaPushed.Result> {
    private final Tap tap;
    private final Supplier<Inputs> inputs;

    /**
     * Where the formula is.
     *
     * @param commit newest commit of the tap
     */
    public record Result(String commit) {}

    /**
     * What is known about the release.
     *
     * @param repository address of the repository, {@code https://github.com/<owner>/<name>}
     * @param archives digests of the archives as they were read back from their public addresses, by file name
     * @param checksums digests of the published checksums file, by file name
     * @param published whether the release is public
     * @param highestStable highest stable tag of the remote
     * @param withdrawn tags of releases that were taken back
     * @param lacking archives that a rehearsal could not make; their platforms are left out
     */
    public record Inputs(
            ReleaseTag tag,
            String repository,
            Map<String, Sha256> archives,
            Map<String, Sha256> checksums,
            boolean published,
            Optional<ReleaseTag> highestStable,
            Set<String> withdrawn,
            Set<String> lacking) {
        public Inputs {
            archives = Map.copyOf(archives);
            checksums = Map.copyOf(checksums);
            withdrawn = Set.copyOf(withdrawn);
            lacking = Set.copyOf(lacking);
        }
    }

    /**
     * The state.
     *
     * @param inputs asked when the state is looked at, after the publication
     */
    public FormulaPushed(Step<Published.Result> published, Tap tap, Supplier<Inputs> inputs) {
        super("formula", Reach.POINTER, published);
        this.tap = tap;
        this.inputs = inputs;
    }

    @Override
    public Finding<Result> look() {
        Inputs known = inputs.get();
        boolean worthReading = known.tag().isStable() && tap.hasCredentials();
        Tap.Contents contents = worthReading ? tap.contents() : new Tap.Contents("", Optional.empty());
        FormulaDecision decision = decide(known, contents.formula());
        if (decision instanceof FormulaDecision.Skip skip) {
            return skip.reason() == FormulaDecision.Reason.UP_TO_DATE
                    ? new Finding.Done<>(new Result(contents.commit()))
                    : new Finding.NotDue<>(skip.reason().name());
        }
        return new Finding.Missing<>("the tap has no formula of " + known.tag());
    }

    @Override
    public void act() {
        Inputs known = inputs.get();
        tap.write(state -> decide(known, state));
    }

    private FormulaDecision decide(Inputs known, Optional<TapState> state) {
        return FormulaDecision.of(new FormulaDecision.Facts(
                known.tag(),
                known.repository(),
                known.archives(),
                known.checksums(),
                known.lacking(),
                state,
                tap.hasCredentials(),
                known.published(),
                known.highestStable(),
                known.withdrawn()));
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("commit", result.commit());
    }
}
