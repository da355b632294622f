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
package run.aicr.bundle.mirror;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

/** Finds images in Kubernetes documents (spec bundle §18, cli §11.5). */
final class ImageScan {
    private static final String PLACEHOLDER = "AICR-PLACEHOLDER";
    private static final Set<String> POD_LISTS = Set.of("containers", "initContainers", "ephemeralContainers");

    private final Set<String> images = new TreeSet<>();
    private final Set<String> bareNames = new TreeSet<>();

    private ImageScan() {}

    /**
     * Looks at all documents.
     *
     * @param name for messages
     * @throws AicrException INVALID_REQUEST for text that is no YAML and for a digest that is none
     */
    static ImageScan of(String name, String text) {
        ImageScan scan = new ImageScan();
        byte[] bytes = withoutDirectives(text).getBytes(StandardCharsets.UTF_8);
        for (Node document : YamlReader.readAll(name, bytes, Limits.SNAPSHOT)) {
            scan.walk(document, false);
        }
        return scan;
    }

    /** The images, sorted. */
    Set<String> images() {
        return images;
    }

    /** Names in pods with neither registry nor tag nor digest, sorted: no mirror can be told what they are. */
    Set<String> bareNames() {
        return bareNames;
    }

    /** Text of a template in a form that is YAML: lines of directives dropped, others replaced. */
    private static String withoutDirectives(String text) {
        if (!text.contains("{{")) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String rest = line.replaceAll("\\{\\{.*?}}", "");
            if (!rest.equals(line) && rest.isBlank()) {
                continue;
            }
            kept.append(line.replaceAll("\\{\\{.*?}}", PLACEHOLDER)).append('\n');
        }
        return kept.toString();
    }

    private void walk(Node node, boolean inPod) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> walk(item, inPod));
        } else if (node instanceof Mapping mapping) {
            String image = image(mapping);
            if (isPinned(image) || hasHost(image)) {
                images.add(image);
            } else if (inPod && !image.isEmpty()) {
                bareNames.add(image);
            }
            mapping.entries()
                    .forEach((key, value) -> walk(value, POD_LISTS.contains(key) && value instanceof Sequence));
        }
    }

    /** The image that a mapping names, completed by what stands beside it; empty when there is none. */
    private static String image(Mapping mapping) {
        String image = text(mapping, "image");
        if (isNone(image) || image.contains(PLACEHOLDER)) {
            return "";
        }
        String repository = text(mapping, "repository");
        if (!hasHost(image) && !repository.isEmpty()) {
            image = (repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository) + "/"
                    + image;
        }
        String version = text(mapping, "version");
        if (!isPinned(image) && !version.isEmpty()) {
            image += ":" + version;
        }
        String digest = text(mapping, "containerSHA");
        if (image.indexOf('@') < 0 && !digest.isEmpty()) {
            image += "@" + checked(mapping, digest);
        }
        return image.contains(PLACEHOLDER) ? "" : image;
    }

    private static String checked(Mapping mapping, String digest) {
        if (digest.contains(PLACEHOLDER) || digest.matches("sha256:[0-9a-f]{64}")) {
            return digest;
        }
        throw AicrException.invalidRequest(mapping.place() + ": containerSHA \"" + digest
                + "\" is no digest: expected sha256: and 64 lower-case hex digits");
    }

    private static String text(Mapping mapping, String key) {
        Optional<Node> node = mapping.find(key);
        return node.isPresent() && node.get() instanceof Scalar scalar && !scalar.isNull()
                ? scalar.text().strip()
                : "";
    }

    private static boolean isNone(String image) {
        return image.isEmpty()
                || image.equals("null")
                || image.equalsIgnoreCase("true")
                || image.equalsIgnoreCase("false")
                || image.startsWith("/")
                || image.startsWith("./");
    }

    private static boolean hasHost(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        return first.equals("localhost") || first.indexOf('.') >= 0 || first.indexOf(':') >= 0;
    }

    /** Whether there is a tag or a digest. */
    private static boolean isPinned(String image) {
        return image.indexOf('@') >= 0 || image.indexOf(':', image.lastIndexOf('/') + 1) >= 0;
    }
}
