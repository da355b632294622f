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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;

/**
 * What the OpenVEX documents of the vulnerability policy say about single images, for attaching to them (spec release
 * §2.6, release-practice §19A.3). No clock and no random id: the same documents and images give the same bytes.
 */
public final class ImageVex {
    private static final String ENDING = ".openvex.json";
    private static final long LARGEST = 10L << 20;

    private final Map<String, VexDocument> documents;
    private final List<String> files;

    private ImageVex(Map<String, VexDocument> documents, List<String> files) {
        this.documents = documents;
        this.files = files;
    }

    /**
     * Reads the documents that the configuration names; none when there is no vulnerability policy.
     *
     * @param root of the repository
     * @throws ReleaseException CONFIG_INVALID with the file for every fault
     */
    public static ImageVex of(Path root, ReleaseConfig config) {
        Map<String, VexDocument> documents = new LinkedHashMap<>();
        List<String> files = new ArrayList<>();
        Optional<String> policy = config.gates().vulnerabilities();
        if (policy.isPresent()) {
            files.addAll(new ScanRun(root, policy.get()).files());
            for (String file : files.subList(1, files.size())) {
                documents.put(file, read(root, file));
            }
        }
        return new ImageVex(documents, files);
    }

    private static VexDocument read(Path root, String file) {
        try {
            return VexDocument.read(file, BoundedBytes.ofFile(root.resolve(file), file, LARGEST));
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "cannot read " + root.resolve(file)).because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, e.sentence()).because(e);
        }
    }

    /** Policy and documents, as paths from the root. */
    public List<String> files() {
        return List.copyOf(files);
    }

    /** What is said about the images, by file name; nothing for an image that no statement is about. */
    public SortedMap<String, byte[]> documents(List<ImageBuild> images) {
        SortedMap<String, byte[]> about = new TreeMap<>();
        for (ImageBuild image : images) {
            put(about, image.name(), "", image.index());
            image.platforms().forEach((platform, p) -> put(about, image.name(), platform, p.manifest()));
        }
        return about;
    }

    private void put(Map<String, byte[]> about, String image, String platform, Sha256 digest) {
        int number = 0;
        for (VexDocument document : documents.values()) {
            number++;
            String name = stem(image, platform) + "." + number + ENDING;
            document.about(image, platform, digest).ifPresent(d -> about.put(name, JsonWriter.indented(d)));
        }
    }

    /** Those of the files that are about an image, or about one platform of it. */
    public static List<String> names(Set<String> files, String image, String platform) {
        String stem = stem(image, platform) + ".";
        return files.stream()
                .filter(f -> f.startsWith(stem) && f.endsWith(ENDING))
                .sorted()
                .toList();
    }

    private static String stem(String image, String platform) {
        String suffix = platform.isEmpty() ? "" : "_" + platform.replace('/', '_');
        return "image-" + image.substring(image.lastIndexOf('/') + 1) + suffix;
    }
}
