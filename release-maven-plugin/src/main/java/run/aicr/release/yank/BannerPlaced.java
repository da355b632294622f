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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseTag;

/**
 * State {@code withdrawn}: the notes of the release begin with the banner. It comes first, since it is what warns people;
 * from then on no run moves a pointer to the release any more. A warning needs no verified bytes, so its reach is the
 * least that an effect at the forge has.
 */
public final class BannerPlaced extends Step<BannerPlaced.Result> {
    private final Withdrawal withdrawal;
    private final Supplier<Optional<ReleaseTag>> instead;
    private final Forge forge;

    /** Page of the release, with the banner. */
    public record Result(String page) {}

    /**
     * The state.
     *
     * @param instead the release that takes over; asked only when the banner is written
     */
    public BannerPlaced(Withdrawal withdrawal, Supplier<Optional<ReleaseTag>> instead, Forge forge) {
        super(Withdrawal.STEP, Reach.DRAFT);
        this.withdrawal = withdrawal;
        this.instead = instead;
        this.forge = forge;
    }

    @Override
    public Finding<Result> look() {
        ForgeRelease release = release();
        return Withdrawal.ofNotes(release.body()).filter(withdrawal::equals).isPresent()
                ? new Finding.Done<>(new Result(release.page()))
                : new Finding.Missing<>("the notes of " + withdrawal.tag() + " do not say so");
    }

    @Override
    public void act() {
        ForgeRelease release = release();
        Optional<String> better = instead.get().map(ReleaseTag::name);
        forge.describe(release, release.name(), withdrawal.on(release.body(), better));
    }

    private ForgeRelease release() {
        return forge.published(withdrawal.tag())
                .orElseThrow(() -> new ReleaseException(
                        Code.RELEASE_NOT_PUBLISHED,
                        "there is no public release " + withdrawal.tag() + " to withdraw",
                        "A draft is deleted at the forge, or left; nobody sees it"));
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return new TreeMap<>(Map.of(Withdrawal.REASON, withdrawal.reason(), "page", result.page()));
    }
}
