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
package run.aicr.release.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.file.AtomicFile;
import run.aicr.file.BoundedBytes;
import run.aicr.file.PlainZip;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;
import run.aicr.release.sbom.RecipeImageList;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.ProgramRun;
import run.aicr.release.work.SearchPath;
import run.aicr.release.work.Tree;

/**
 * Lets the program that was just built list the images that its recipes deploy (spec release §3.1, bundle §19): its hidden
 * command {@code bom} renders all charts of the catalogue with {@code helm}.
 *
 * <p>This is done in the state {@code built} although charts come from the network, since checksums and provenance cover
 * the list, and since it is an input from outside like a Java runtime: a chart at a version does not change, so the list
 * follows from the program's jars, and is kept in the cache under their digest. From there the same build has the same
 * list again, without network and without {@code helm}; a build elsewhere renders anew, and a rebuild tells when a vendor
 * gave other content to an old version. Not for several threads.
 */
public final class RecipeImages {
    private static final String HELM = "helm";
    private static final String ENDING = "_bom.cdx.json";
    private static final int LARGEST = 8 << 20;
    private static final int QUOTED = 2_000;
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** All that the child gets of our environment: no tokens, no settings of the user's Helm. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "TMPDIR",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy");

    private final Program program;
    private final Path root;
    private final InputCache cache;
    private final Map<String, String> environment;
    private Optional<Sha256> key = Optional.empty();

    /**
     * The list of one program; nothing is looked at yet.
     *
     * @param root folder of the reactor
     * @param environment where {@code PATH} tells programs of others
     */
    public RecipeImages(Program program, Path root, InputCache cache, Map<String, String> environment) {
        this.program = program;
        this.root = root;
        this.cache = cache;
        this.environment = Map.copyOf(environment);
    }

    /** {@code aicr_1.3.0_bom.cdx.json}. */
    public String fileName(ReleaseId id) {
        return program.name() + "_" + id.version() + ENDING;
    }

    /** Whether a file of a release is such a list. */
    public static boolean isFileName(String name) {
        return name.endsWith(ENDING);
    }

    /** Why there will be no list, with the way out; empty when there is one, or will be after rendering. */
    public Optional<String> lack() throws IOException {
        if (Files.isRegularFile(place())) {
            return Optional.empty();
        }
        if (cache.mode() == InputCache.Mode.LOCAL) {
            return Optional.of("charts come from the network; -Daicr.release.inputs=fetch lets helm render them");
        }
        return lackOfHelm(environment);
    }

    /** The part of {@link #lack()} that can be said before there is anything of the program. */
    public static Optional<String> lackOfHelm(Map<String, String> environment) {
        return SearchPath.find(HELM, environment).isPresent()
                ? Optional.empty()
                : Optional.of("charts are rendered with helm, which is not on the PATH; install Helm 3");
    }

    /** One line for the digest of a build's inputs, so that it is stale when the list can be had at last. */
    public String input() throws IOException {
        return "images of recipes " + (lack().isEmpty() ? key().hex() : "-");
    }

    /** Where the list is kept; the file may be put there from elsewhere, and deleted to render the charts anew. */
    public Path place() throws IOException {
        return cache.folder().resolve("bom").resolve(key().hex() + ".cdx.json");
    }

    /** By content: modes and times in a jar make no other list. Computed once, since all jars are read for it. */
    private Sha256 key() throws IOException {
        if (key.isPresent()) {
            return key.get();
        }
        StringBuilder lines = new StringBuilder("images of recipes\n");
        for (Map.Entry<String, Path> jar : ProgramJars.of(root, program).entrySet()) {
            lines.append(jar.getKey())
                    .append(' ')
                    .append(PlainZip.contentDigest(jar.getValue()))
                    .append('\n');
        }
        Sha256 made = Sha256.of(lines.toString());
        key = Optional.of(made);
        return made;
    }

    /**
     * The list in the name of a release, when nothing lacks.
     *
     * @param payload folder of the program for this machine
     * @param scratch folder to work in
     * @throws ReleaseException MISSING_ARTIFACT naming the components whose charts cannot be rendered
     */
    public byte[] of(ReleaseId id, Path payload, Path scratch) throws IOException {
        Path kept = place();
        if (!Files.isRegularFile(kept)) {
            byte[] made = render(payload, scratch.resolve("recipe-images"));
            Files.createDirectories(kept.getParent());
            AtomicFile.write(kept, made);
        }
        try {
            return RecipeImageList.forVersion(
                    kept.toString(), BoundedBytes.ofFile(kept, kept.toString(), LARGEST), id.version());
        } catch (AicrException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT, e.sentence(), "Delete the file; it is made again with mode fetch")
                    .because(e);
        }
    }

    private byte[] render(Path payload, Path folder) throws IOException {
        Tree.delete(folder);
        Files.createDirectories(folder.resolve("home"));
        List<String> command = List.of(
                payload.resolve(program.name()).toString(),
                "bom",
                "--output",
                folder.resolve("out").toString(),
                "--deterministic",
                "--strict");
        Map<String, String> variables = new HashMap<>(environment);
        variables.keySet().retainAll(PASSED_ON);
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("LC_ALL", "C.UTF-8");
        ProgramRun.Ended ended = new ProgramRun(command, folder, variables, LIMIT).run();
        if (ended.isLate()) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "the images of recipes were not listed within " + LIMIT.toMinutes() + " minutes",
                    "Look at the network; helm is waiting for a chart");
        }
        if (ended.exitCode() != 0) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "the images of recipes cannot be listed: " + program.name() + " bom ended with exit code "
                            + ended.exitCode() + ": " + ended.lastWords(QUOTED),
                    "Try helm template yourself: a chart may be gone, or its repository may not answer now");
        }
        byte[] made = BoundedBytes.ofFile(folder.resolve("out/bom.cdx.json"), "bom.cdx.json", LARGEST);
        Tree.delete(folder);
        return made;
    }
}
