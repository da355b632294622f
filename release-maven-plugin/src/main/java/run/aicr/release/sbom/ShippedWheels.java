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
package run.aicr.release.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import run.aicr.digest.Sha256;
import run.aicr.release.config.Platform;
import run.aicr.release.version.ReleaseId;

/**
 * Python wheels as they are shipped for one platform.
 *
 * @param distribution normal name of the wheel that the others are there for
 * @param python full version of the interpreter in the base
 * @param wheels all of them
 */
public record ShippedWheels(ReleaseId id, Platform platform, String distribution, String python, List<Unpacked> wheels)
        implements ShippedContent {
    private static final String PYTHON = "python";

    public ShippedWheels {
        wheels = List.copyOf(wheels);
    }

    /**
     * A wheel as it is laid out in an image.
     *
     * @param name normal name
     * @param sha256 of the file that it was unpacked from
     * @param licence SPDX expression; empty when nobody says it
     */
    public record Unpacked(String name, String version, Sha256 sha256, String licence) {}

    /**
     * The wheel that the image is about, with every other one and the interpreter.
     *
     * @param rootId id of that wheel in the document
     */
    Bom bom(String rootId) {
        Bom.Part root = null;
        List<Bom.Part> parts = new ArrayList<>(List.of(interpreter()));
        TreeSet<Bom.Edge> edges = new TreeSet<>();
        edges.add(new Bom.Edge(rootId, Bom.Relation.DEPENDS_ON, PYTHON));
        StringBuilder digests = new StringBuilder();
        for (Unpacked wheel : wheels) {
            digests.append(wheel.sha256()).append('\n');
            if (wheel.name().equals(distribution)) {
                root = part(wheel, Bom.Kind.APPLICATION, rootId);
            } else {
                Bom.Part part = part(wheel, Bom.Kind.LIBRARY, Bom.idOf("pypi-" + wheel.name() + "-" + wheel.version()));
                parts.add(part);
                edges.add(new Bom.Edge(rootId, Bom.Relation.CONTAINS, part.id()));
            }
        }
        if (root == null) {
            throw new IllegalArgumentException("no wheel " + distribution + " among " + wheels.size());
        }
        return new Bom(
                distribution + "_" + platform.fileName(),
                Sha256.of(digests.toString()),
                id.dateText(),
                root,
                parts,
                edges);
    }

    private static Bom.Part part(Unpacked wheel, Bom.Kind kind, String id) {
        return new Bom.Part(
                kind,
                id,
                "",
                wheel.name(),
                wheel.version(),
                wheel.licence(),
                wheel.sha256().hex(),
                "pkg:pypi/" + wheel.name() + "@"
                        + wheel.version().replace("+", "%2B").replace("!", "%21"),
                "",
                "digest of the wheel that it was unpacked from");
    }

    /** It comes with the base, but the package manager there does not know it. */
    private Bom.Part interpreter() {
        return new Bom.Part(
                Bom.Kind.RUNTIME,
                PYTHON,
                "",
                PYTHON,
                python,
                "",
                "",
                "pkg:generic/python@" + python,
                "",
                "part of the base");
    }
}
