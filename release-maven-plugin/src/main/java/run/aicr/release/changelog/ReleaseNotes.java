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
package run.aicr.release.changelog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import run.aicr.release.version.ReleaseTag;

/**
 * The body of a release on the forge, and the asset {@code release-notes.md} (spec release §3.8).
 *
 * <p>Order: when and from what, the changelog, how to install, how to verify, the compare link. The table of
 * assets of the same section is put in when a draft is made: the digests cover these notes.
 * Over {@value #MAX_CHARACTERS} characters the changelog is cut from its end, with a link to the rest.
 */
public final class ReleaseNotes {
    /** The forge takes 125 000. */
    public static final int MAX_CHARACTERS = 120_000;

    /** How the last line begins; what is put into notes later stands before it. */
    public static final String LAST_LINE = "\n**Full changes**: ";

    private static final int SHORT_COMMIT = 12;
    private static final String ISSUER = "https://token.actions.githubusercontent.com";

    private final ReleaseFacts facts;
    private final String shipped;

    private ReleaseNotes(ReleaseFacts facts, String shipped) {
        this.facts = facts;
        this.shipped = shipped;
    }

    /** The text; the same facts give the same bytes. */
    public static String text(ReleaseFacts facts) {
        return text(facts, "");
    }

    /**
     * As {@link #text(ReleaseFacts)}, with a section after the changelog.
     *
     * @param shipped what ships now and did not before; Markdown that ends with a line break, or empty
     */
    public static String text(ReleaseFacts facts, String shipped) {
        return new ReleaseNotes(facts, shipped).text();
    }

    private String text() {
        String head = head();
        String tail = (shipped.isEmpty() ? "" : "\n" + shipped) + "\n" + install() + "\n" + verify() + LAST_LINE
                + compare() + "\n";
        String changes = changes();
        int room = MAX_CHARACTERS - head.length() - tail.length();
        return head + (changes.length() <= room ? changes : shortened(changes, room)) + tail;
    }

    private String head() {
        ReleaseTag tag = facts.tag();
        LocalDate day = facts.commitTime().atOffset(ZoneOffset.UTC).toLocalDate();
        String line = "Released " + day + " from "
                + facts.commit()
                        .substring(0, Math.min(SHORT_COMMIT, facts.commit().length()))
                + facts.promotedFrom().map(rc -> "; promoted from " + rc).orElse("")
                + facts.hotfixFor().map(l -> "; hotfix for " + l).orElse("")
                + (tag.isStable() ? "" : "; pre-release")
                + ".\n";
        String rehearsal = "\n> This is a rehearsal. Its signatures are worth nothing outside of it.\n";
        return line + (facts.rehearsal() ? rehearsal : "") + "\n";
    }

    private String changes() {
        String all = ChangelogMarkdown.text(facts.changes(), facts.since());
        return all
                + facts.sincePrevious()
                        .map(p -> "\n## Since " + p.tag() + "\n\n"
                                + ChangelogMarkdown.text(p.changes(), Optional.of(p.tag())))
                        .orElse("");
    }

    /** Whole lines from the start, and a link for the rest. */
    private String shortened(String changes, int room) {
        String more = "\n… [all changes](" + compare() + ")\n";
        int end = changes.lastIndexOf('\n', Math.max(0, room - more.length() - 1));
        return changes.substring(0, Math.max(0, end + 1)) + more;
    }

    private String install() {
        String tag = facts.tag().name();
        String brew = facts.tag().isStable() ? "brew install " + facts.brewName() + "\n" : "";
        String images = facts.images().stream()
                .map(i -> "| " + i.name() + " | `" + i.reference() + "@" + i.digest() + "` |\n")
                .collect(Collectors.joining());
        return "## Install\n\n```shell\ncurl -fsSL " + download("install") + " | bash -s -- -v " + tag + "\n" + brew
                + "```\n"
                + (images.isEmpty() ? "" : "\n| Image | Reference |\n|-------|-----------|\n" + images);
    }

    private String verify() {
        String version = facts.tag().version();
        String provenance = "aicr_" + version + "_provenance.sigstore.json";
        String archive = "aicr_" + version + "_linux_amd64.tar.gz";
        StringBuilder text = new StringBuilder("## Verify\n\n```shell\n")
                .append("sha256sum --check --ignore-missing aicr_checksums.txt\n")
                .append("mvn aicr-release:verify -Dtag=")
                .append(facts.tag())
                .append('\n')
                .append("aicr verify-release ")
                .append(facts.tag())
                .append('\n')
                .append(cosign("verify-blob-attestation", "on-tag.yaml", "slsaprovenance1"))
                .append(" \\\n  --bundle ")
                .append(provenance)
                .append(' ')
                .append(archive)
                .append('\n')
                .append(gh(archive, "on-tag.yaml"));
        facts.images().stream().findFirst().ifPresent(image -> {
            String reference = image.reference() + "@" + image.digest();
            text.append(cosign("verify-attestation", "attest-images.yaml", "slsaprovenance1"))
                    .append(" \\\n  ")
                    .append(reference)
                    .append('\n')
                    .append(gh("oci://" + reference, "attest-images.yaml"));
        });
        return text.append("```\n").toString();
    }

    private String cosign(String command, String workflow, String type) {
        return "cosign " + command + " --type " + type + " \\\n  --certificate-oidc-issuer " + ISSUER
                + " \\\n  --certificate-identity " + facts.repository() + "/.github/workflows/" + workflow
                + "@refs/tags/" + facts.tag();
    }

    private String gh(String subject, String workflow) {
        String name = facts.repository().replaceFirst("^https://[^/]+/", "");
        return "gh attestation verify " + subject + " --repo " + name + " \\\n  --signer-workflow " + name
                + "/.github/workflows/" + workflow + " --source-ref refs/tags/" + facts.tag() + "\n";
    }

    private String compare() {
        return facts.since()
                .map(since -> facts.repository() + "/compare/" + since + "..." + facts.tag())
                .orElse(facts.repository() + "/commits/" + facts.tag());
    }

    private String download(String asset) {
        return facts.repository() + "/releases/download/" + facts.tag() + "/" + asset;
    }
}
