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
package run.aicr.cli.bundle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.aicr.bundle.integrity.ProgramCheck;
import run.aicr.cli.option.ParsedLine;
import run.aicr.config.BundleSection;
import run.aicr.endpoint.EndpointUrl;
import run.aicr.error.AicrException;

/**
 * What the user says about signing (spec bundle §2.1, §15).
 *
 * @param attest whether the bundle is signed
 * @param identityPattern that the signature over this program must match; empty for the default
 * @param signingKey address of a key in a KMS; empty for none
 * @param keyFolder folder of a key pair; empty for none
 * @param identityToken OIDC token; empty for none
 * @param deviceFlow whether the user logs in on another device
 */
record SigningSettings(
        boolean attest,
        String identityPattern,
        String signingKey,
        String keyFolder,
        String identityToken,
        boolean deviceFlow,
        Optional<EndpointUrl> fulcio,
        Optional<EndpointUrl> rekor,
        Optional<EndpointUrl> timestamp) {
    private static final List<String> SCHEMES = List.of("awskms://", "gcpkms://", "azurekms://");

    static SigningSettings of(ParsedLine line, Optional<BundleSection.Attestation> config) {
        Optional<EndpointUrl> fulcio =
                endpoint(line, BundleFlags.FULCIO_URL, config.flatMap(BundleSection.Attestation::fulcioUrl));
        Optional<EndpointUrl> rekor =
                endpoint(line, BundleFlags.REKOR_URL, config.flatMap(BundleSection.Attestation::rekorUrl));
        boolean deviceFlow = line.isSet(BundleFlags.DEVICE_FLOW)
                ? line.isOn(BundleFlags.DEVICE_FLOW)
                : config.flatMap(BundleSection.Attestation::oidcDeviceFlow).orElse(false);
        String key = signingKey(line, deviceFlow, fulcio);
        boolean attest = line.isSet(BundleFlags.ATTEST)
                ? line.isOn(BundleFlags.ATTEST)
                : config.flatMap(BundleSection.Attestation::enabled).orElse(false);
        String pattern = line.isSet(BundleFlags.IDENTITY_REGEXP)
                ? line.text(BundleFlags.IDENTITY_REGEXP)
                : config.flatMap(BundleSection.Attestation::certificateIdentityRegexp)
                        .orElse("");
        return new SigningSettings(
                attest,
                pattern,
                key,
                line.text(BundleFlags.KEY_FOLDER),
                line.text(BundleFlags.IDENTITY_TOKEN),
                deviceFlow,
                fulcio,
                rekor,
                endpoint(line, BundleFlags.TIMESTAMP_URL, Optional.empty()));
    }

    private static Optional<EndpointUrl> endpoint(ParsedLine line, String flag, Optional<EndpointUrl> configured) {
        if (line.text(flag).isEmpty()) {
            return configured;
        }
        try {
            return Optional.of(EndpointUrl.parse(line.text(flag)));
        } catch (AicrException e) {
            throw AicrException.invalidRequest("invalid --" + flag + ": " + e.sentence());
        }
    }

    private static String signingKey(ParsedLine line, boolean deviceFlow, Optional<EndpointUrl> fulcio) {
        if (!line.isSet(BundleFlags.SIGNING_KEY)) {
            return "";
        }
        String key = line.text(BundleFlags.SIGNING_KEY);
        String lower = key.toLowerCase(Locale.ROOT);
        if (SCHEMES.stream().noneMatch(scheme -> lower.startsWith(scheme) && lower.length() > scheme.length())) {
            throw AicrException.invalidRequest(
                    "invalid --signing-key \"" + key + "\": expected awskms://, gcpkms:// or azurekms://");
        }
        refuseBoth(!line.text(BundleFlags.IDENTITY_TOKEN).isEmpty(), BundleFlags.IDENTITY_TOKEN);
        refuseBoth(deviceFlow, BundleFlags.DEVICE_FLOW);
        refuseBoth(fulcio.isPresent(), BundleFlags.FULCIO_URL);
        return key;
    }

    private static void refuseBoth(boolean isThere, String flag) {
        if (isThere) {
            throw AicrException.invalidRequest("--signing-key and --" + flag
                    + " exclude each other: a key signs without a certificate; leave one of them out");
        }
    }

    /** @throws AicrException INVALID_REQUEST for a pattern that anybody could satisfy */
    void checkPattern() {
        if (!identityPattern.isEmpty()) {
            ProgramCheck.requirePinned(identityPattern);
        }
    }
}
