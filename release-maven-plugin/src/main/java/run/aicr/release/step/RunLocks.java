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
package run.aicr.release.step;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The two locks of a run that changes something: one run at a time works on a tag, and one at a time on a rehearsal
 * folder, so that pointers of two releases never move at once (spec release §8).
 */
public final class RunLocks implements AutoCloseable {
    private final ReleaseLock ofTag;
    private final ReleaseLock ofAll;

    private RunLocks(ReleaseLock ofTag, ReleaseLock ofAll) {
        this.ofTag = ofTag;
        this.ofAll = ofAll;
    }

    /**
     * Takes both; waits for a run of another tag.
     *
     * @param folder rehearsal folder; the locks lie beside it
     * @param waiting told once, before waiting, which run holds the folder and since when
     * @throws run.aicr.release.error.ReleaseException RELEASE_IN_PROGRESS when a run of the same tag is under way
     */
    public static RunLocks take(Path folder, String tag, Consumer<String> waiting) {
        String who = tag + " in process " + ProcessHandle.current().pid();
        Path locks = folder.resolveSibling(folder.getFileName() + ".lock");
        ReleaseLock ofTag = ReleaseLock.take(locks.resolve(tag), who);
        try {
            ReleaseLock ofAll = ReleaseLock.await(
                    locks.resolve("release"), who, other -> waiting.accept("waiting for another run: " + other));
            return new RunLocks(ofTag, ofAll);
        } catch (RuntimeException e) {
            ofTag.close();
            throw e;
        }
    }

    /** Which run before did not clean up: killed, or the machine went down. */
    public Optional<String> leftBehind() {
        return ofTag.leftBehind()
                .or(ofAll::leftBehind)
                .map(who -> "the run before did not end properly (" + who + "); going on");
    }

    @Override
    public void close() {
        try (ofTag) {
            ofAll.close();
        }
    }
}
