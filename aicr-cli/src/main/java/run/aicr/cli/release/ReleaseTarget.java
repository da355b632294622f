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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import run.aicr.attestation.release.LoneArchive;
import run.aicr.error.AicrException;
import run.aicr.oci.Reference;

/** What the user points at. */
sealed interface ReleaseTarget {
    /** Tags of releases (spec release §6.1). */
    Pattern TAG = Pattern.compile("v(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){2}(?:-rc[1-9][0-9]*)?");

    /** As the user wrote it, for messages. */
    String shown();

    /** A release by its tag. */
    record Tag(String name) implements ReleaseTarget {
        @Override
        public String shown() {
            return name;
        }
    }

    /** A folder with the assets of a release, or a rehearsal folder. */
    record Folder(Path path, String shown) implements ReleaseTarget {}

    /** An archive of a release. */
    record Archive(LoneArchive archive, String shown) implements ReleaseTarget {}

    /** An image in a registry. */
    record Image(Reference reference) implements ReleaseTarget {
        @Override
        public String shown() {
            return reference.toString();
        }

        /** Host and repository. */
        String name() {
            return reference.host() + "/" + reference.repository();
        }
    }

    /**
     * Finds out what the argument is: a folder or file that is there, a tag, or an image.
     *
     * @throws AicrException INVALID_REQUEST when it is none of these; NOT_FOUND for an archive that is not there
     */
    static ReleaseTarget of(String text, Path directory) {
        Path path = directory.resolve(text).normalize();
        if (Files.isDirectory(path)) {
            return new Folder(path, text);
        }
        if (text.endsWith(".tar.gz") || Files.isRegularFile(path)) {
            LoneArchive archive = LoneArchive.of(path)
                    .orElseThrow(() -> AicrException.invalidRequest(
                            text + " is not named like an archive of a release: aicr_<version>_<os>_<arch>.tar.gz"));
            if (!Files.isRegularFile(path)) {
                throw AicrException.notFound("no archive " + path);
            }
            return new Archive(archive, text);
        }
        if (TAG.matcher(text).matches()) {
            return new Tag(text);
        }
        if (isPath(text) || text.indexOf('/') <= 0) {
            throw AicrException.invalidRequest("\"" + text + "\" is no tag of a release (vX.Y.Z or vX.Y.Z-rcN), no"
                    + " folder that is there, and no image (host/repository:tag)");
        }
        return new Image(Reference.parse(text));
    }

    /** The first part of an image is a host: it has a dot or a port, or is this machine. */
    private static boolean isPath(String text) {
        String first = text.substring(0, Math.max(0, text.indexOf('/')));
        boolean host = first.indexOf(':') > 0 || first.indexOf('.') > 0 || first.equals("localhost");
        return !host;
    }
}
