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
package run.aicr.cli.release;

import java.nio.file.Path;
import java.util.Optional;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.release.Extent;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.VerifyPolicy;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.ParsedLine;
import run.aicr.error.AicrException;

/**
 * What the command line asks for.
 *
 * @param target what is checked
 * @param repository owner and name
 * @param from folder or URL with the assets; empty for the public release
 * @param identity empty for the release workflows at the tag
 * @param issuer empty for the one of the release workflows
 * @param policy further demands
 */
record ReleaseSettings(
        ReleaseTarget target,
        String repository,
        String from,
        Optional<Path> kit,
        Optional<Path> kitToWrite,
        boolean offline,
        Extent extent,
        String identity,
        String issuer,
        VerifyPolicy policy,
        ChosenRoot root) {

    static ReleaseSettings of(Session session, ParsedLine line) {
        Path directory = session.environment().workingDirectory();
        String repository = line.text(VerifyReleaseCommand.REPO);
        ReleaseSettings settings = new ReleaseSettings(
                ReleaseTarget.of(line.argument(0), directory),
                repository.isEmpty() ? VerifyReleaseCommand.REPOSITORY : repository,
                line.text(VerifyReleaseCommand.FROM),
                path(line, VerifyReleaseCommand.KIT, directory),
                path(line, VerifyReleaseCommand.WRITE_KIT, directory),
                line.isOn(VerifyReleaseCommand.OFFLINE),
                Extent.ALL.of(platform(line.text(VerifyReleaseCommand.PLATFORM))),
                line.text(VerifyReleaseCommand.IDENTITY),
                line.text(VerifyReleaseCommand.ISSUER),
                path(line, VerifyReleaseCommand.POLICY, directory)
                        .map(VerifyPolicy::read)
                        .orElse(VerifyPolicy.NONE),
                ChosenRoot.of(line.text(VerifyReleaseCommand.TRUST_ROOT), session));
        settings.check();
        return settings;
    }

    private static Optional<Path> path(ParsedLine line, String flag, Path directory) {
        return line.text(flag).isEmpty()
                ? Optional.empty()
                : Optional.of(directory.resolve(line.text(flag)).normalize());
    }

    private static String platform(String text) {
        if (!text.isEmpty() && !text.matches("[a-z]+/[a-z0-9]+")) {
            throw AicrException.invalidRequest("--platform " + text + " is no platform; expected linux/amd64 or alike");
        }
        return text;
    }

    private void check() {
        if (!repository.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")) {
            throw AicrException.invalidRequest("--repo " + repository + " is no repository; expected <owner>/<name>");
        }
        boolean wholeRelease = target instanceof ReleaseTarget.Tag || target instanceof ReleaseTarget.Folder;
        if (!from.isEmpty() && !(target instanceof ReleaseTarget.Tag)) {
            throw AicrException.invalidRequest("--from says where the assets of a tag are; the argument is no tag");
        }
        if (kitToWrite.isPresent() && !wholeRelease) {
            throw AicrException.invalidRequest("--write-kit needs a whole release: give a tag or a folder");
        }
        if (offline && isUrl(from)) {
            throw AicrException.invalidRequest("--offline and a URL in --from exclude each other");
        }
    }

    static boolean isUrl(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    /** Nothing but a kit, a folder or a file is looked at. */
    boolean withoutNetwork() {
        return offline || kit.isPresent();
    }

    /** Who must have signed the release of a tag. */
    Signers signers(String tag) {
        if (root.trusted().isEmpty()) {
            return Signers.without("no trust root: " + root.source() + " is not there");
        }
        return Signers.of(
                root.trusted().get(),
                given(policy.releaseIdentity(repository, tag)),
                given(policy.imagesIdentity(repository, tag)));
    }

    /** What the command line says counts before the policy. */
    private IdentityPolicy given(IdentityPolicy usual) {
        return IdentityPolicy.exact(
                identity.isEmpty() ? usual.name().shown() : identity, issuer.isEmpty() ? usual.issuer() : issuer);
    }
}
