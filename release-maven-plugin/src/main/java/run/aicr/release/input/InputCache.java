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
package run.aicr.release.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.http.Download;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;
import run.aicr.release.endpoint.Connections;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * The folder that keeps files from outside between builds, and whether what it lacks may be downloaded. Files lie in it by
 * the hex digits of their SHA-256; other things of a release have folders of their own there.
 *
 * <p>A file is used only when its content has the pinned digest, however it got there. Requests carry no credentials.
 */
public final class InputCache {
    private static final long MAX_FILE = 512L << 20;

    private final Path folder;
    private final Mode mode;
    private final ServiceCaller caller;

    /** What happens to a file that is not in the folder. */
    public enum Mode {
        /** It is missing: nothing is ever downloaded. */
        LOCAL,
        /** It is downloaded. */
        FETCH
    }

    /** The folder with the connections of the process; it need not exist. */
    public InputCache(Path folder, Mode mode) {
        this(folder, mode, Connections.standard());
    }

    /** The folder with connections of its own. */
    public InputCache(Path folder, Mode mode, ServiceCaller caller) {
        this.folder = folder;
        this.mode = mode;
        this.caller = caller;
    }

    public Path folder() {
        return folder;
    }

    public Mode mode() {
        return mode;
    }

    /** Where a file lies, or would lie. */
    public Path place(PinnedFile pin) {
        return folder.resolve(pin.sha256().hex());
    }

    /**
     * The file, with its digest checked; empty when it is not in the folder and nothing may be downloaded.
     *
     * @throws ReleaseException CHECKSUM_MISMATCH when it has another digest; MISSING_ARTIFACT when it cannot be
     *     downloaded, or has more than 512 MiB
     */
    public Optional<Path> file(PinnedFile pin) throws IOException {
        Path file = place(pin);
        if (!Files.exists(file)) {
            if (mode == Mode.LOCAL) {
                return Optional.empty();
            }
            fetch(pin, file);
        }
        Sha256 found = Sha256.ofFile(file);
        if (!found.equals(pin.sha256())) {
            throw mismatch(pin, found, file + " was changed", "Delete it; it is downloaded again with mode fetch");
        }
        return Optional.of(file);
    }

    /** Under the final name lies nothing but the file that was asked for, also when several builds share the folder. */
    private void fetch(PinnedFile pin, Path file) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".fetch-", "");
        try {
            Sha256 found = download(pin, part);
            if (!found.equals(pin.sha256())) {
                throw mismatch(
                        pin,
                        found,
                        "what was downloaded is another file",
                        "Nothing was kept. Compare with the digest that the vendor publishes, then correct url or"
                                + " sha256 in .release.yaml");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Sha256 download(PinnedFile pin, Path part) throws IOException {
        Request request = Request.get("download a pinned file", pin.url()).withLimit(MAX_FILE);
        try {
            Download got = caller.download(request, part);
            return got.stored()
                    .orElseThrow(() -> got.answer().unexpected(request.purpose()))
                    .digest();
        } catch (AicrException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT,
                            e.sentence(),
                            "Or put the file into the cache yourself, as " + place(pin))
                    .because(e);
        }
    }

    private static ReleaseException mismatch(PinnedFile pin, Sha256 found, String what, String hint) {
        return new ReleaseException(
                Code.CHECKSUM_MISMATCH,
                pin.url() + ": " + what + ": expected " + pin.sha256().prefixed() + ", found " + found.prefixed(),
                hint);
    }
}
