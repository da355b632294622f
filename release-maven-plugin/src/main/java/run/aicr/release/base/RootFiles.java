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

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Layers laid on each other: the files that say something about packages and shells. */
final class RootFiles {
    private static final int MOST_LINKS = 8;

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final TreeMap<String, String> links = new TreeMap<>();

    /** Lays the next layer on top; what it removes is below it only. */
    void add(LayerFiles layer) {
        for (String path : layer.removed()) {
            files.remove(path);
            links.remove(path);
            removeBelow(path);
        }
        layer.emptied().forEach(this::removeBelow);
        layer.files().forEach((path, content) -> {
            links.remove(path);
            files.put(path, content);
        });
        layer.links().forEach((path, target) -> {
            files.remove(path);
            removeBelow(path);
            links.put(path, target);
        });
    }

    private void removeBelow(String folder) {
        String first = folder.isEmpty() ? "" : folder + "/";
        String last = folder.isEmpty() ? "\uffff" : folder + "0";
        files.subMap(first, last).clear();
        links.subMap(first, last).clear();
    }

    /** Files at or below a path: {@code a} has {@code a}, {@code a.d/x} is not below it. */
    SortedMap<String, byte[]> below(String prefix) {
        return files.subMap(prefix, prefix + "\uffff");
    }

    /** The content of a file, through links to files and folders inside the root. */
    Optional<byte[]> find(String path) {
        String at = path;
        for (int i = 0; i < MOST_LINKS; i++) {
            byte[] content = files.get(at);
            if (content != null) {
                return Optional.of(content);
            }
            Optional<String> next = throughLink(at);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.empty();
    }

    /** Whether there is such a file or link, perhaps below a link to a folder. */
    boolean has(String path) {
        String at = path;
        for (int i = 0; i < MOST_LINKS; i++) {
            if (files.containsKey(at) || links.containsKey(at)) {
                return true;
            }
            Optional<String> next = throughLink(at);
            if (next.isEmpty()) {
                return false;
            }
            at = next.get();
        }
        return false;
    }

    private Optional<String> throughLink(String path) {
        for (String from = path; !from.isEmpty(); from = parent(from)) {
            String target = links.get(from);
            if (target != null) {
                return Optional.of(resolved(from, target) + path.substring(from.length()));
            }
        }
        return Optional.empty();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The path that a target means, seen from the link; never above the root. */
    private static String resolved(String link, String target) {
        String start = target.startsWith("/") ? "" : parent(link);
        ArrayDeque<String> parts = new ArrayDeque<>();
        for (String part : (start + "/" + target).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
