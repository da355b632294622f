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
package run.aicr.release.yank;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import run.aicr.release.publish.PublicRelease;
import run.aicr.release.publish.Published;
import run.aicr.release.step.Fact;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/**
 * State {@code yank-target}: the release that takes over is public, and every file and image of it was read back and
 * verified. Nothing is pointed at before.
 */
public final class Standing extends Step<Published.Result> {
    private final Supplier<PublicRelease> target;

    /**
     * The state.
     *
     * @param target read and verified when asked
     */
    public Standing(Supplier<PublicRelease> target, Step<?> before) {
        super("yank-target", Reach.DRAFT, before);
        this.target = target;
    }

    @Override
    public Set<Fact> provides() {
        return Set.of(Fact.VERIFIED_BYTES, Fact.PUBLIC_RELEASE);
    }

    /** Others made it; here it is only found. */
    @Override
    public boolean isFound() {
        return true;
    }

    @Override
    public Finding<Published.Result> look() {
        PublicRelease found = target.get();
        return new Finding.Done<>(
                new Published.Result(found.release().id(), found.release().page()));
    }

    @Override
    public void act() {
        throw new IllegalStateException("a release is made by the goal release");
    }

    @Override
    public Map<String, String> evidence(Published.Result result) {
        return Map.of("release", Long.toString(result.release()), "page", result.page());
    }
}
