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
package run.aicr.release.base;

import java.io.IOException;
import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Whether a base has the shell that the launchers begin with, {@code #!/bin/sh}. Debug variants of distroless have one as
 * {@code /busybox/sh} only: a link makes it the one that the launchers find (docs/decision/0005).
 */
public final class BaseShell {
    /** Where launchers look, without the leading slash. */
    public static final String PLACE = "bin/sh";

    private static final String BUSYBOX = "busybox/sh";

    private BaseShell() {}

    /**
     * What {@code /bin/sh} must be a link to; empty when it is there.
     *
     * @param name of the base, for messages
     * @throws ReleaseException CONFIG_INVALID when the base has no shell, or its layers cannot be read
     */
    public static Optional<String> missingLink(String name, PinnedBase.OnPlatform base, LayerReader reader)
            throws IOException {
        RootFiles files = BaseRoot.files(name, base, reader);
        if (files.has(PLACE)) {
            return Optional.empty();
        }
        // Below a link called bin a new folder of that name would hide what the link shows.
        if (files.has(BUSYBOX) && !files.has("bin")) {
            return Optional.of("/" + BUSYBOX);
        }
        throw new ReleaseException(
                Code.CONFIG_INVALID,
                "the base " + name + " has neither /bin/sh nor /busybox/sh, and programs are started by a shell",
                "Choose a base with a shell, such as a debug variant of distroless");
    }
}
