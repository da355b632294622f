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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.BranchClone;
import run.aicr.release.git.PushAnswer;

/** The repository of formulae. Each call works on a clone of its own, so that it sees what is there now. */
public final class Tap {
    private static final String AUTHOR = Formula.AUTHOR_NAME + " <" + Formula.AUTHOR_EMAIL + ">";

    private final GitEndpoint at;

    /**
     * What the tap holds.
     *
     * @param commit newest commit; empty in an empty repository
     * @param formula absent before the first
     */
    public record Contents(String commit, Optional<TapState> formula) {}

    public Tap(GitEndpoint at) {
        this.at = at;
    }

    /** Whether there is what it takes to push. */
    public boolean hasCredentials() {
        return at.hasCredentials();
    }

    /** Reads the tap; changes nothing. */
    public Contents contents() {
        try (BranchClone clone = BranchClone.of(at, AUTHOR)) {
            return new Contents(clone.head().orElse(""), read(clone));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Writes a formula when the decision about the present state says so, in one commit. A push that is refused, because
     * somebody was faster, is tried once more from the new state, after deciding anew.
     *
     * @return the commit; empty when nothing was to be written
     */
    public Optional<String> write(Function<Optional<TapState>, FormulaDecision> decision) {
        try (BranchClone clone = BranchClone.of(at, AUTHOR)) {
            PushAnswer refused = new PushAnswer(false, "");
            for (int attempt = 0; attempt < 2; attempt++) {
                if (attempt > 0) {
                    clone.refresh();
                }
                if (!(decision.apply(read(clone)) instanceof FormulaDecision.Write write)) {
                    return Optional.empty();
                }
                Path file = clone.folder().resolve(Formula.PATH);
                Files.createDirectories(file.getParent());
                Files.writeString(file, write.formula().text());
                Optional<String> commit = clone.commit(write.formula().commitMessage());
                refused = clone.push();
                if (refused.accepted()) {
                    return commit;
                }
                if (refused.isDenied()) {
                    throw new ReleaseException(
                            Code.AUTH_FAILED,
                            "the tap may not be pushed to: " + refused.reason(),
                            "Check HOMEBREW_DEPLOY_KEY.");
                }
            }
            throw new ReleaseException(
                    Code.FORMULA_CONFLICT,
                    "the tap refused the formula twice: " + refused.reason(),
                    "See who else pushes to it, then run the same command again.");
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Optional<TapState> read(BranchClone clone) throws IOException {
        Path file = clone.folder().resolve(Formula.PATH);
        return Files.isRegularFile(file) ? TapState.read(Files.readString(file)) : Optional.empty();
    }

    private static ReleaseException unusable(IOException e) {
        return new ReleaseException(Code.FORMULA_CONFLICT, "cannot work on a clone of the tap: " + e.getMessage())
                .because(e);
    }
}
