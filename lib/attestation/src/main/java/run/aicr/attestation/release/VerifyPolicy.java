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
package run.aicr.attestation.release;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;

/**
 * What somebody demands of a release beyond that it is what was released: {@code docs/format/verify-policy.md}.
 *
 * @param release identity that must have signed, with {@code {tag}}; empty for the release workflow
 * @param images the same for statements about images
 * @param issuer of the identities; empty for that of the workflows
 * @param slsaLevel least build level; 0 for any
 * @param licenses which are taken
 * @param licenseExceptions packages that are taken all the same
 * @param vulnerabilities which findings are refused; empty when none are looked at
 * @param maxAgeDays oldest release that is taken, in days; 0 for any
 */
public record VerifyPolicy(
        String release,
        String images,
        String issuer,
        int slsaLevel,
        LicenseRule licenses,
        List<Exemption> licenseExceptions,
        Optional<Vulnerabilities> vulnerabilities,
        int maxAgeDays) {
    /** Demands nothing. */
    public static final VerifyPolicy NONE =
            new VerifyPolicy("", "", "", 0, new LicenseRule(Set.of(), Set.of()), List.of(), Optional.empty(), 0);

    private static final String SCHEMA = "aicr.run/verify-policy/v1";
    private static final String TAG = "{tag}";
    private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

    public VerifyPolicy {
        licenseExceptions = List.copyOf(licenseExceptions);
    }

    /**
     * Something that is let pass for a time.
     *
     * @param name of a package or a vulnerability
     * @param until last day, UTC
     */
    public record Exemption(String name, LocalDate until) {
        boolean counts(Instant now) {
            return !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(until);
        }
    }

    /**
     * Which findings are refused.
     *
     * @param failOn least severity: {@code low}, {@code medium}, {@code high} or {@code critical}
     * @param report SARIF file of a scanner; empty when the release's own gate must have passed
     */
    public record Vulnerabilities(String failOn, Optional<Path> report, List<Exemption> ignored) {
        public Vulnerabilities {
            ignored = List.copyOf(ignored);
        }

        /** Whether a severity is refused; one that is not known counts as high. */
        boolean refuses(String severity) {
            int found = SEVERITIES.indexOf(severity);
            return (found < 0 ? SEVERITIES.indexOf("high") : found) >= SEVERITIES.indexOf(failOn);
        }
    }

    /**
     * Reads a policy of at most 1 MiB.
     *
     * @throws AicrException INVALID_REQUEST naming file, line and what was expected; NOT_FOUND when there is no such file
     */
    public static VerifyPolicy read(Path file) {
        try {
            byte[] yaml = BoundedBytes.ofFile(file, file.toString(), Limits.DOCUMENT.maxBytes());
            return parse(file.toString(), yaml, file.toAbsolutePath().getParent());
        } catch (NoSuchFileException e) {
            throw AicrException.notFound("policy not found: " + file);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the policy " + file + ": " + e.getMessage());
        }
    }

    /** Reads the content of a policy; relative names in it are below the folder. */
    static VerifyPolicy parse(String source, byte[] yaml, Path folder) {
        Fields fields = Fields.of(YamlReader.read(source, yaml, Limits.DOCUMENT), "");
        if (!fields.requiredText("schema").equals(SCHEMA)) {
            throw fault(fields, "'schema' must be " + SCHEMA);
        }
        Optional<Fields> identities = fields.fields("identities");
        Optional<Fields> licenses = fields.fields("licenses");
        VerifyPolicy policy = new VerifyPolicy(
                identities.map(i -> identity(i, "release")).orElse(""),
                identities.map(i -> identity(i, "images")).orElse(""),
                fields.textOrEmpty("issuer"),
                number(fields, "slsaLevel", 4),
                new LicenseRule(
                        licenses.map(l -> Set.copyOf(l.texts("allowed"))).orElse(Set.of()),
                        licenses.map(l -> Set.copyOf(l.texts("denied"))).orElse(Set.of())),
                licenses.map(l -> exemptions(l, "exceptions", "package")).orElse(List.of()),
                fields.fields("vulnerabilities").map(v -> vulnerabilities(v, folder)),
                number(fields, "maxAgeDays", 36_500));
        identities.ifPresent(Fields::refuseUnknown);
        licenses.ifPresent(Fields::refuseUnknown);
        fields.refuseUnknown();
        return policy;
    }

    private static AicrException fault(Fields where, String sentence) {
        return AicrException.invalidRequest(where.place() + ": " + sentence);
    }

    /** A text that names no tag would take one release for all others. */
    private static String identity(Fields fields, String key) {
        String text = fields.textOrEmpty(key);
        if (!text.isEmpty() && !text.contains(TAG)) {
            throw fault(fields, "'identities." + key + "' must contain " + TAG + ", for the tag that is checked");
        }
        return text;
    }

    private static int number(Fields fields, String key, int most) {
        int number = fields.integer(key).orElse(0);
        if (number < 0 || number > most) {
            throw fault(fields, "'" + key + "' must be from 0 to " + most + ", found " + number);
        }
        return number;
    }

    private static Vulnerabilities vulnerabilities(Fields fields, Path folder) {
        String failOn = fields.text("failOn").orElse("high");
        if (!SEVERITIES.contains(failOn)) {
            throw fault(fields, "'vulnerabilities.failOn' must be one of " + SEVERITIES + ", found " + failOn);
        }
        Vulnerabilities read = new Vulnerabilities(
                failOn,
                fields.text("report").filter(r -> !r.isEmpty()).map(folder::resolve),
                exemptions(fields, "ignore", "id"));
        fields.refuseUnknown();
        return read;
    }

    /** Each has a reason: it is for the readers of the policy. */
    private static List<Exemption> exemptions(Fields fields, String list, String key) {
        List<Exemption> read = new ArrayList<>();
        for (Fields entry : fields.list(list)) {
            String until = entry.requiredText("until");
            if (entry.requiredText("reason").isBlank()) {
                throw fault(entry, "'reason' must say why");
            }
            try {
                read.add(new Exemption(entry.requiredText(key), LocalDate.parse(until)));
            } catch (DateTimeException e) {
                throw fault(entry, "'until' must be a date such as 2026-12-31, found " + until);
            }
            entry.refuseUnknown();
        }
        return read;
    }

    /** Who must have signed the release of a tag, by this policy. */
    public Signers signers(TrustedRoot root, String repository, String tag) {
        return Signers.of(root, releaseIdentity(repository, tag), imagesIdentity(repository, tag));
    }

    /** Who must have signed everything but statements about images. */
    public IdentityPolicy releaseIdentity(String repository, String tag) {
        return identity(release, repository, Signers.RELEASE_WORKFLOW, tag);
    }

    /** Who must have signed statements about images. */
    public IdentityPolicy imagesIdentity(String repository, String tag) {
        return identity(images, repository, Signers.IMAGES_WORKFLOW, tag);
    }

    private IdentityPolicy identity(String text, String repository, String workflow, String tag) {
        IdentityPolicy usual = IdentityPolicy.ofRelease(repository, workflow, tag);
        return IdentityPolicy.exact(
                text.isEmpty() ? usual.name().shown() : text.replace(TAG, tag),
                issuer.isEmpty() ? usual.issuer() : issuer);
    }
}
