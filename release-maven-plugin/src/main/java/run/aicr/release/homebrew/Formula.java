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
package run.aicr.release.homebrew;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import run.aicr.digest.Sha256;
import run.aicr.release.version.ReleaseTag;

/**
 * The formula of one release.
 *
 * @param repository address of the repository on the forge, {@code https://github.com/<owner>/<name>}
 * @param archives digest of the archive of every platform
 * @param above the withdrawn version that it replaces, when that is a higher one
 */
public record Formula(ReleaseTag tag, String repository, Map<Platform, Sha256> archives, Optional<Above> above) {
    /** Where it stands in the tap. */
    public static final String PATH = "Formula/aicr.rb";

    public static final String CLASS_NAME = "Aicr";
    public static final String DESCRIPTION = "Tooling for deploying optimized, validated, and reproducible"
            + " GPU-accelerated AI runtime in Kubernetes.";
    public static final String LICENSE = "Apache-2.0";
    public static final String TEST = "assert_match version.to_s, shell_output(\"#{bin}/aicr --version\")";
    public static final String AUTHOR_NAME = "github-actions";
    public static final String AUTHOR_EMAIL = "github-actions@github.com";

    private static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final String ATTESTATION = "aicr-attestation.sigstore.json";

    /**
     * Statements of {@code install}. The launcher finds its runtime beside the real file, so all of it stays together;
     * Homebrew links only files of {@code bin}, not the folder {@code lib} in it.
     */
    public static final List<String> INSTALL = List.of(
            "bin.install \"aicr\"",
            "bin.install \"" + ATTESTATION + "\" if File.exist? \"" + ATTESTATION + "\"",
            "bin.install Dir[\"lib\", \"aicr-release.json\", \"recipe-catalog.sigstore.json\"]",
            "generate_completions_from_executable(bin/\"aicr\", \"completion\")");

    /**
     * Version and revision that Homebrew sees. An upgrade never goes to a lower version, so the formula of a good release
     * that replaces a withdrawn higher one keeps that number and counts its {@code revision} up (spec release §7.9).
     *
     * @param version of the withdrawn release, without {@code v}
     * @param revision from 1 on
     */
    public record Above(String version, int revision) {}

    public Formula {
        archives = new EnumMap<>(archives);
    }

    /** The formula of a release that replaces nothing. */
    public Formula(ReleaseTag tag, String repository, Map<Platform, Sha256> archives) {
        this(tag, repository, archives, Optional.empty());
    }

    public String commitMessage() {
        return "Brew formula update for aicr version " + tag
                + above.map(a -> ", which replaces the withdrawn v" + a.version())
                        .orElse("");
    }

    /** Address of the archive of a platform. */
    public String url(Platform platform) {
        return repository + "/releases/download/" + tag + "/" + platform.archive(tag.version());
    }

    /** The file. */
    public String text() {
        return String.join(
                "\n",
                "# This file was written by the release pipeline. Do not edit it.",
                "class " + CLASS_NAME + " < Formula",
                "  desc " + RubyText.quoted(DESCRIPTION),
                "  homepage " + RubyText.quoted(repository),
                "  version " + RubyText.quoted(above.map(Above::version).orElse(tag.version())),
                "  license " + RubyText.quoted(LICENSE)
                        + above.map(a -> "\n  revision " + a.revision()).orElse(""),
                "",
                block("on_macos") + block("on_linux") + "  # The signed statement lists every file with its mode.",
                "  skip_clean \"bin\"",
                "",
                "  def install",
                INSTALL.stream().map(line -> "    " + line).collect(Collectors.joining("\n")),
                "  end",
                "",
                "  def caveats",
                "    <<~EOS",
                caveats()
                        .lines()
                        .map(line -> line.isEmpty() ? "" : "      " + line)
                        .collect(Collectors.joining("\n")),
                "    EOS",
                "  end",
                "",
                "  test do",
                "    " + (above.isEmpty() ? TEST : TEST.replace("version.to_s", RubyText.quoted(tag.version()))),
                "  end",
                "end",
                "");
    }

    private String block(String name) {
        String platforms = archives.entrySet().stream()
                .filter(a -> a.getKey().block().equals(name))
                .map(a -> "    if " + a.getKey().condition() + "\n      url "
                        + RubyText.quoted(url(a.getKey())) + "\n      sha256 "
                        + RubyText.quoted(a.getValue().hex()) + "\n    end")
                .collect(Collectors.joining("\n"));
        return platforms.isEmpty() ? "" : "  " + name + " do\n" + platforms + "\n  end\n\n";
    }

    private String caveats() {
        String identity = "^" + literal(repository + "/.github/workflows/on-tag.yaml@refs/tags/" + tag) + "$";
        return String.join(
                " \\\\\n  ",
                "To check that this program comes from the release pipeline of " + tag + ":\n\n"
                        + "  cosign verify-blob-attestation",
                "  --bundle #{opt_bin}/" + ATTESTATION,
                "  --type https://slsa.dev/provenance/v1",
                "  --certificate-oidc-issuer " + ISSUER,
                "  --certificate-identity-regexp '" + RubyText.escaped(identity) + "'",
                "  #{opt_bin}/aicr\n\nTo be able to verify without a network later, run once:\n\n  aicr trust update");
    }

    /** The text as a regular expression that matches only itself. */
    private static String literal(String text) {
        return text.replaceAll("[.+*?^$()\\[\\]{}|\\\\]", "\\\\$0");
    }
}
