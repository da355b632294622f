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
package run.aicr.release.publish;

import java.util.Map;
import java.util.Set;
import run.aicr.release.step.Fact;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/** A release that is public, for tests of what comes after it. */
public final class PublishedAlready extends Step<Published.Result> {
    public PublishedAlready() {
        super("published", Reach.PUBLIC);
    }

    @Override
    public Set<Fact> provides() {
        return Set.of(Fact.VERIFIED_BYTES, Fact.PUBLIC_RELEASE);
    }

    @Override
    public Finding<Published.Result> look() {
        return new Finding.Done<>(new Published.Result(1, "https://example.com/releases/1"));
    }

    @Override
    public void act() {
        throw new IllegalStateException("it is public already");
    }

    @Override
    public Map<String, String> evidence(Published.Result result) {
        return Map.of("page", result.page());
    }
}
