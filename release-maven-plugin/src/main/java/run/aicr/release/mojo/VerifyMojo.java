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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.PolicyCheck;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.attestation.release.VerifyPolicy;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.document.Scalar;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.yank.Withdrawal;

/**
 * Verifies a release like a consumer: a line for every file and image (spec release §7.5). A rehearsed one lies in the
 * rehearsal folder; a real one is read back from forge and registry.
 */
@Mojo(name = "verify", aggregator = true, threadSafe = true)
public final class VerifyMojo extends RemoteMojo {
    /** Folder with the assets; default: {@code releases/<tag>} of the rehearsal folder. */
    @Parameter(property = "aicr.release.from")
    private @Nullable String from;

    /** File {@code trusted_root.json} that is believed; default: that of the rehearsal folder, or of Sigstore. */
    @Parameter(property = "aicr.release.trustRoot")
    private @Nullable String trustRoot;

    /** Policy of a consumer (docs/format/verify-policy.md): who must have signed, and what else is demanded. */
    @Parameter(property = "aicr.release.policy")
    private @Nullable String policy;

    @Override
    protected GoalResult run() {
        try {
            String which = wantedTag().orElseGet(this::onlyRelease);
            Path release = rehearsal() || argument("from", from).isPresent()
                    ? folder()
                    : publicCopies(ReleaseConfig.read(configFile())).again(which);
            Path assets = argument("from", from)
                    .map(this::under)
                    .orElse(release.resolve("releases").resolve(which));
            if (!Files.isDirectory(assets)) {
                throw new ReleaseException(
                        Code.RELEASE_NOT_PUBLISHED, "there is no release in " + assets, "Run: mvn -Prelease deploy");
            }
            ReleaseView view = ReleaseView.ofRehearsal(release, which).withAssets(assets);
            GoalResult result = verdict(which, verdicts(view, believed()));
            return Withdrawal.ofForgeRecord(assets.resolve(ConsumerCheck.FORGE_RECORD))
                    .map(w -> withdrawn(result, w))
                    .orElse(result);
        } catch (IOException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, "the release cannot be read").because(e);
        }
    }

    private TrustedRoot believed() {
        return argument("trustRoot", trustRoot)
                .map(this::under)
                .map(TrustedRoot::read)
                .orElseGet(() -> rehearsal()
                        ? TrustedRoot.read(Signers.trustedRoot(folder()))
                        : endpoints(ReleaseConfig.read(configFile()).repository())
                                .signing()
                                .root());
    }

    /** Demands of the policy are looked at when everything else is verified. */
    private List<SubjectVerdict> verdicts(ReleaseView view, TrustedRoot root) throws IOException {
        VerifyPolicy demands = argument("policy", policy)
                .map(this::under)
                .map(VerifyPolicy::read)
                .orElse(VerifyPolicy.NONE);
        String repository = ReleaseConfig.read(configFile()).repository();
        List<SubjectVerdict> verdicts =
                new ArrayList<>(ConsumerCheck.check(view, demands.signers(root, repository, view.tag())));
        if (verdicts.stream().allMatch(SubjectVerdict::isVerified)) {
            verdicts.addAll(PolicyCheck.check(demands, view, Instant.now()));
        }
        return verdicts;
    }

    private GoalResult verdict(String which, List<SubjectVerdict> verdicts) {
        verdicts.forEach(v -> getLog().info(v.toString()));
        List<String> bad = verdicts.stream()
                .filter(v -> !v.isVerified())
                .map(SubjectVerdict::toString)
                .toList();
        if (!bad.isEmpty() || verdicts.isEmpty()) {
            throw new ReleaseException(
                    Code.VERIFY_FAILED, which + " is not what was released: " + String.join("; ", bad), "", bad);
        }
        getLog().info(which + ": all " + verdicts.size() + " subjects verified");
        return new GoalResult("verified", Optional.of(which), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    /** What was released is still what it was; that it should not be used is a warning (spec release §7.9). */
    private GoalResult withdrawn(GoalResult result, Withdrawal withdrawal) {
        getLog().warn(withdrawal.tag() + ": verified, withdrawn: " + withdrawal.reason());
        return result.withWarnings(List.of("WITHDRAWN")).with(Withdrawal.STEP, Scalar.text(withdrawal.reason()));
    }

    private String onlyRelease() {
        Path releases = folder().resolve("releases");
        if (Files.isDirectory(releases)) {
            try (var list = Files.list(releases)) {
                List<String> tags =
                        list.map(p -> String.valueOf(p.getFileName())).sorted().toList();
                if (tags.size() == 1) {
                    return tags.get(0);
                }
            } catch (IOException e) {
                throw new ReleaseException(Code.VERIFY_FAILED, "cannot read " + releases).because(e);
            }
        }
        throw new ReleaseException(Code.TAG_REQUIRED, "which release is to be verified?", "Give -Dtag=<tag>");
    }
}
