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
package run.aicr.release.scan;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import run.aicr.error.AicrException;
import run.aicr.http.Download;
import run.aicr.http.HttpAddress;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.work.Tree;

/**
 * Where a vulnerability database comes from: a path, or the address of a mirror that serves it as one zip. Several of them,
 * with commas, are one database: OSV has a zip for each ecosystem.
 */
public final class OsvSource {
    private static final long MAX_ZIP = 2L << 30;

    private OsvSource() {}

    /**
     * The database as a path.
     *
     * @param given path, taken from the root when relative, or {@code https://…}; or several with commas
     * @param folder that downloads go to
     * @throws ReleaseException INVALID_ARGUMENT for a plain {@code http} address of another machine, or when the mirror
     *     has no such file; SERVICE_WAITING when it does not answer
     */
    public static Path resolve(String given, Path root, Path folder, ServiceCaller caller) {
        return given.contains(",")
                ? together(given.split(",", -1), root, folder.resolve("osv"), caller)
                : one(given, root, folder, "osv.zip", caller);
    }

    /** A folder with a zip for each. */
    private static Path together(String[] given, Path root, Path folder, ServiceCaller caller) {
        try {
            Tree.delete(folder);
            Files.createDirectories(folder);
            for (int i = 0; i < given.length; i++) {
                String name = (i + 1) + ".zip";
                Path file = one(given[i].strip(), root, folder, name, caller);
                if (!file.equals(folder.resolve(name))) {
                    Files.copy(file, folder.resolve(name));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT,
                            "the vulnerability databases cannot be put together in " + folder + ": " + e,
                            "Of several each must be a zip")
                    .because(e);
        }
    }

    private static Path one(String given, Path root, Path folder, String name, ServiceCaller caller) {
        if (!given.matches("(?i)https?://.*")) {
            return root.resolve(given).normalize();
        }
        URI address = address(given);
        try {
            Files.createDirectories(folder);
            Download download = caller.download(
                    Request.get("get the vulnerability database", address).withLimit(MAX_ZIP), folder.resolve(name));
            return download.stored()
                    .orElseThrow(() -> new ReleaseException(
                            Code.INVALID_ARGUMENT,
                            "there is no vulnerability database at " + given + ": status "
                                    + download.answer().status()))
                    .file();
        } catch (AicrException e) {
            Code code = e.errorClass().retryable() ? Code.SERVICE_WAITING : Code.INVALID_ARGUMENT;
            throw new ReleaseException(code, "no vulnerability database from " + given + ": " + e.sentence())
                    .because(e);
        } catch (IOException e) {
            throw new ReleaseException(Code.INVALID_ARGUMENT, folder + " cannot be written").because(e);
        }
    }

    private static URI address(String given) {
        URI address;
        try {
            address = URI.create(given);
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(Code.INVALID_ARGUMENT, "no address: " + given).because(e);
        }
        boolean safe = "https".equalsIgnoreCase(address.getScheme()) || HttpAddress.isThisMachine(address);
        if (!safe) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "a vulnerability database over plain http could be anybody's: " + given,
                    "Take an https address, or download it and give the path.");
        }
        return address;
    }
}
