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
package run.aicr.release.ci;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.version.ReleaseId;

/**
 * Shows at the released commit how the release goes (spec release §7.8): {@code pending} when it is about to become public,
 * {@code failure} with the name of the first state that fails, {@code success} when everybody was told. What cannot be
 * shown is a warning: nothing of a release depends on it.
 */
public final class CommitStatus implements ReleaseRun.Observer {
    /** What the names of these statuses begin with. */
    private static final String CONTEXT = "aicr-release/";

    private static final String FIRST_PUBLIC = "published";
    private static final String LAST = "notified";
    private static final List<String> GOOD = List.of("done", "skip-done", "not due");

    private final Forge forge;
    private final ReleaseId id;
    private final ReleaseRun.Observer next;
    private final Consumer<String> warning;
    private Optional<String> failed = Optional.empty();

    /**
     * For a run.
     *
     * @param next is told everything too
     * @param warning takes a sentence
     */
    public CommitStatus(Forge forge, ReleaseId id, ReleaseRun.Observer next, Consumer<String> warning) {
        this.forge = forge;
        this.id = id;
        this.next = next;
        this.warning = warning;
    }

    /**
     * Shows at a commit whether its gates passed, by the digest of the record (spec release §2.5).
     *
     * @param record of the gates, a file
     */
    public static void qualified(Forge forge, String commit, Path record, boolean passing) throws IOException {
        forge.status(
                commit,
                passing ? "success" : "failure",
                CONTEXT + "qualified",
                "record " + Sha256.ofFile(record).prefixed());
    }

    @Override
    public void acting(String step, String reason) {
        next.acting(step, reason);
        if (step.equals(FIRST_PUBLIC)) {
            show("pending", "becoming public");
        }
    }

    @Override
    public void finished(ReleaseRun.Row row, Duration took) {
        next.finished(row, took);
        if (failed.isPresent() || row.outcome().equals("blocked")) {
            return;
        }
        if (row.outcome().equals("failed")) {
            failed = Optional.of(row.step());
            show("failure", "failed: " + row.step());
        } else if (row.outcome().equals("waiting")) {
            failed = Optional.of(row.step());
            show("pending", "waiting for a service: " + row.step());
        } else if (row.step().equals(LAST) && GOOD.contains(row.outcome())) {
            show("success", "released");
        }
    }

    private void show(String state, String description) {
        try {
            forge.status(id.commit(), state, CONTEXT + id.tag(), description);
        } catch (ReleaseException | AicrException e) {
            warning.accept("the status '" + description + "' is not shown at the commit: " + e.getMessage());
        }
    }
}
