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
package run.aicr.release.mojo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.http.Retry;
import run.aicr.release.Once;
import run.aicr.release.Services;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.endpoint.Endpoints;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.status.PublicCopies;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.yank.Withdrawal;

/** What the goals share that talk to forge and registry, or to their stand-ins. */
abstract class RemoteMojo extends ReleaseMojo {
    /** Release tag; default: that of CI, the one at HEAD, or in a rehearsal the one that {@code bump rc} would make. */
    @Parameter(property = "aicr.release.tag")
    private @Nullable String tag;

    /** For trials: faults that the stand-ins play, such as {@code registry PUT .* 502 x2}; see docs/maintainer. */
    @Parameter(property = "aicr.release.faults")
    private @Nullable String faults;

    /** For how long a signature is tried, such as {@code PT10M}. */
    @Parameter(property = "aicr.release.signBudget", defaultValue = "PT10M")
    private String signBudget = "PT10M";

    /** Tests put the addresses of stand-ins here; there is no way to from outside. */
    private Function<String, Endpoints> endpoints = repository -> Endpoints.github(System.getenv(), repository);

    /** The tag that was asked for on the command line. */
    protected final Optional<String> wantedTag() {
        return argument("tag", tag);
    }

    /** Opens what a run of a release talks to; in a rehearsal with the faults that were asked for. */
    protected final OpenServices services(ReleaseConfig config, ReleaseId id) {
        if (!id.rehearsal()) {
            argument("faults", faults).ifPresent(f -> {
                throw new ReleaseException(
                        Code.INVALID_ARGUMENT,
                        "faults are played by stand-ins, and this is a real release",
                        "Leave out -Dfaults, or -Daicr.release.target");
            });
            return github(config);
        }
        return RehearsalServices.start(
                folder(),
                config.repository(),
                Optional.of(id),
                argument("faults", faults),
                Retry.standard(),
                KeylessSettings.retry(signBudget()));
    }

    /** Releases that were taken back: by the ledgers of a rehearsal, by the notes of real releases. */
    protected final Supplier<Map<String, String>> withdrawals(OpenServices at) {
        return rehearsal()
                ? () -> Withdrawal.inLedgers(folder())
                : Once.of(() -> Withdrawal.atForge(at.services().forge()));
    }

    /** Addresses and credentials of real releases. */
    protected final Endpoints endpoints(String repository) {
        return endpoints.apply(repository);
    }

    /** Folder with the files of an earlier release; one that does not exist when there is none. */
    protected final Path earlier(String tag) {
        return rehearsal()
                ? folder()
                : publicCopies(ReleaseConfig.read(configFile())).filesOf(tag);
    }

    /** Public releases as they are read back from the real services. */
    protected final PublicCopies publicCopies(ReleaseConfig config) {
        Supplier<Services> services = Once.of(() -> github(config).services());
        return new PublicCopies(
                folder().resolve("public"),
                services,
                () -> new ImageRegistry(
                        services.get().registry(),
                        config.images().stream().map(ImageSpec::name).toList()));
    }

    private OpenServices github(ReleaseConfig config) {
        return GithubServices.at(endpoints(config.repository()), Retry.standard(), KeylessSettings.retry(signBudget()));
    }

    private Duration signBudget() {
        try {
            return Duration.parse(signBudget);
        } catch (DateTimeParseException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT,
                            "aicr.release.signBudget is no duration: '" + signBudget + "'",
                            "Write it as ISO 8601 says, such as PT10M")
                    .because(e);
        }
    }
}
