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
package run.aicr.release.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.work.Tree;

/**
 * Makes base, runtime and program layers of one image for one platform with Jib, as a tar that is an OCI image layout
 * (spec images §5). Nothing in it names the version.
 */
final class ImageLayers {
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    private static final FilePermissions PLAIN = FilePermissions.fromOctalString("644");

    private final Path cache;
    private final Instant time;

    ImageLayers(Path cache, Instant time) {
        this.cache = cache;
        this.time = time;
    }

    /**
     * Writes the tar.
     *
     * @param base tar of a base in the form of {@code docker save}; empty: no layers below ours
     */
    void write(ImageSpec image, Platform platform, Optional<Path> base, Path payload, Path output) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            JibContainerBuilder builder = base.map(tar -> Jib.from(TarImage.at(tar)))
                    .orElseGet(() -> fromScratch(platform))
                    .setFormat(ImageFormat.OCI)
                    .setCreationTime(time)
                    .setUser(image.user())
                    .setEntrypoint(image.entrypoint())
                    .setWorkingDirectory(AbsoluteUnixPath.get(image.workdir()));
            if (image.port() != 0) {
                builder.setExposedPorts(Set.of(Port.tcp(image.port())));
            }
            String home = "/opt/" + image.program() + "/";
            for (FileEntriesLayer layer : List.of(
                    layer("runtime", payload, home, true, image.program()),
                    layer("program", payload, home, false, image.program()))) {
                if (!layer.getEntries().isEmpty()) {
                    builder.addFileEntriesLayer(layer);
                }
            }
            Files.createDirectories(cache);
            if (base.isEmpty() && image.workdir().length() > 1) {
                builder.addFileEntriesLayer(workingFolder(image));
            }
            builder.containerize(Containerizer.to(TarImage.at(output).named(image.shortName()))
                    .setOfflineMode(true)
                    .setToolName("aicr-release")
                    .setToolVersion("1")
                    .setExecutorService(threads)
                    .setBaseImageLayersCache(cache.resolve("base"))
                    .setApplicationLayersCache(cache.resolve("application")));
        } catch (InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, "cannot make the image " + image.name()).because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReleaseException(Code.MISSING_ARTIFACT, "interrupted while making " + image.name()).because(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static JibContainerBuilder fromScratch(Platform platform) {
        return Jib.fromScratch()
                .setPlatforms(Set.of(
                        new com.google.cloud.tools.jib.api.buildplan.Platform(platform.architecture(), platform.os())));
    }

    /** A base of others does not have our working folder. */
    private FileEntriesLayer workingFolder(ImageSpec image) throws IOException {
        Path empty = Files.createDirectories(cache.resolve("empty"));
        return FileEntriesLayer.builder()
                .setName("folder")
                .addEntry(empty, AbsoluteUnixPath.get(image.workdir()), EXECUTABLE, time)
                .build();
    }

    private FileEntriesLayer layer(String name, Path payload, String home, boolean runtime, String program)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Map.Entry<String, Path> file : Tree.files(payload).entrySet()) {
            String path = file.getKey();
            boolean ofProgram = path.equals(program) || path.startsWith("lib/");
            if (ofProgram && path.startsWith("lib/runtime/") == runtime) {
                layer.addEntry(
                        file.getValue(),
                        AbsoluteUnixPath.get(home + path),
                        Files.isExecutable(file.getValue()) ? EXECUTABLE : PLAIN,
                        time);
            }
        }
        return layer.build();
    }
}
