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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * The files of a base that say something about accounts and interpreters, as a container would see them: {@code
 * etc/passwd}, {@code etc/group}, and whether there is a Python below {@code /usr} or {@code /usr/local}.
 */
public final class BaseRoot {
    private final RootFiles files;

    private BaseRoot(RootFiles files) {
        this.files = files;
    }

    /**
     * Reads the layers of a base.
     *
     * @param name of the base, for messages
     * @throws ReleaseException CONFIG_INVALID when they cannot be read
     */
    public static BaseRoot of(String name, PinnedBase.OnPlatform base, LayerReader reader) throws IOException {
        return new BaseRoot(files(name, base, reader));
    }

    static RootFiles files(String name, PinnedBase.OnPlatform base, LayerReader reader) throws IOException {
        List<String> diffIds = Fields.of(base.config(), "")
                .fields("rootfs")
                .map(r -> r.texts("diff_ids"))
                .orElse(List.of());
        RootFiles files = new RootFiles();
        try {
            int i = 0;
            for (Descriptor layer : base.layers()) {
                files.add(reader.read(layer, diffIds.get(i)));
                i++;
            }
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "the base " + name + " cannot be read: " + e.sentence())
                    .because(e);
        }
        return files;
    }

    /** Whether there is a file or link of that path. */
    public boolean has(String path) {
        return files.has(path);
    }

    /** The text of a file, links followed; empty when it is not there. */
    public Optional<String> text(String path) {
        return files.find(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
