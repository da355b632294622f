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
package run.aicr.bundle.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/**
 * The statement that is signed over a bundle (spec bundle §15.2). It names no folder and no user of this machine, since it
 * may end in a public log (spec bundle §23 item 14).
 *
 * @param recipe criteria of the recipe as text
 * @param components names in order of deployment
 * @param toolVersion version of this program
 * @param builder who signs
 * @param invocationId unique name of this run
 * @param startedOn RFC 3339, UTC, whole seconds
 * @param program what made the bundle, when it is known exactly
 */
public record BundleStatement(
        String recipe,
        List<String> components,
        String toolVersion,
        String builder,
        String invocationId,
        String startedOn,
        Optional<Program> program) {
    /** Name of the dependency that is the program. */
    static final String PROGRAM = "aicr";

    /**
     * A program.
     *
     * @param uri its package URL
     * @param digest its payload digest (spec release §2.4)
     */
    public record Program(String uri, Sha256 digest) {}

    private static final String BUILD_TYPE = "https://aicr.run/bundle/v1";
    private static final String DATA = "data/";

    public BundleStatement {
        components = List.copyOf(components);
    }

    /** The statement about the files of a bundle, with its checksums as subject. */
    public Statement about(List<BundleFile> files) {
        List<Node> dependencies = new ArrayList<>();
        program.ifPresent(p -> dependencies.add(new Mapping.Builder()
                .put("name", PROGRAM)
                .put("uri", p.uri())
                .put("digest", digest(p.digest()))
                .build()));
        boolean external = false;
        Sha256 subject = Sha256.of(new byte[0]);
        for (BundleFile file : files) {
            Sha256 digest = Sha256.of(file.content());
            if (file.path().equals(Checksums.NAME)) {
                subject = digest;
            } else if (file.path().startsWith(DATA)) {
                external = true;
                dependencies.add(new Mapping.Builder()
                        .put("uri", "file://" + file.path())
                        .put("digest", digest(digest))
                        .build());
            }
        }
        String source = external ? "external" : "embedded";
        return new Statement(
                List.of(new Subject(Checksums.NAME, subject)),
                Provenance.PREDICATE_TYPE,
                predicate(source, Sequence.of(dependencies)));
    }

    private static Mapping digest(Sha256 digest) {
        return new Mapping.Builder().put("sha256", digest.hex()).build();
    }

    /** The signed statement as a file of the bundle. */
    public BundleFile signed(List<BundleFile> files, Attestor attestor) {
        return new BundleFile(
                BundleVerifier.BUNDLE_ATTESTATION, attestor.attest(about(files)).toJson(), false);
    }

    private Mapping predicate(String source, Sequence dependencies) {
        Mapping definition = new Mapping.Builder()
                .put("buildType", BUILD_TYPE)
                .put(
                        "externalParameters",
                        new Mapping.Builder()
                                .put("recipe", recipe)
                                .put("recipeSource", source)
                                .build())
                .put(
                        "internalParameters",
                        new Mapping.Builder()
                                .put("components", Sequence.ofTexts(components))
                                .put("toolVersion", toolVersion)
                                .build())
                .put("resolvedDependencies", dependencies)
                .build();
        Mapping details = new Mapping.Builder()
                .put("builder", new Mapping.Builder().put("id", builder).build())
                .put(
                        "metadata",
                        new Mapping.Builder()
                                .put("invocationId", invocationId)
                                .put("startedOn", startedOn)
                                .build())
                .build();
        return new Mapping.Builder()
                .put("buildDefinition", definition)
                .put("runDetails", details)
                .build();
    }
}
