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
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;
import run.aicr.file.PlainTar;

/** What one layer says about packages, shells, accounts and Python: files, links, and what it takes away from the layers below (image-spec layer). */
final class LayerFiles implements PlainTar.Visitor {
    private static final Pattern WANTED = Pattern.compile(
            "var/lib/dpkg/status(?:\\.d/[^/]+)?|(?:etc|usr/lib)/os-release|usr/share/doc/[^/]+(?:/copyright)?"
                    + "|bin|(?:(?:usr/)?bin|busybox)/sh|etc/(?:passwd|group)"
                    + "|usr/(?:local/)?(?:bin/python3\\.\\d+|lib/python3\\.\\d+/os\\.py)");
    private static final Pattern ABOVE = Pattern.compile("var(?:/lib(?:/dpkg(?:/status\\.d)?)?)?|etc|busybox"
            + "|usr(?:/local)?(?:/bin|/lib(?:/python3\\.\\d+)?|/share(?:/doc)?)?");
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final long LARGEST_FILE = 32L << 20;
    private static final long LARGEST_TOTAL = 128L << 20;

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> emptied = new HashSet<>();
    private long total;

    /** Contents by path. */
    Map<String, byte[]> files() {
        return files;
    }

    /** Targets of links by path, as they are written. */
    Map<String, String> links() {
        return links;
    }

    /** Paths that go, with everything below them. */
    Set<String> removed() {
        return removed;
    }

    /** Folders of which everything goes that is below them. */
    Set<String> emptied() {
        return emptied;
    }

    @Override
    public void visit(String path, PlainTar.TarHeader header, InputStream content) throws IOException {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (name.equals(OPAQUE)) {
            emptied.add(path.substring(0, Math.max(0, slash)));
        } else if (name.startsWith(WHITEOUT)) {
            removed.add(path.substring(0, slash + 1) + name.substring(WHITEOUT.length()));
        } else if (WANTED.matcher(path).matches()) {
            keep(path, header, content);
        } else if (ABOVE.matcher(path).matches()) {
            // A file or link where a folder was hides what was below it.
            removed.add(path);
        }
    }

    private void keep(String path, PlainTar.TarHeader header, InputStream content) throws IOException {
        files.remove(path);
        links.remove(path);
        if (!header.linkTarget().isEmpty()) {
            links.put(path, header.linkTarget());
            return;
        }
        // Of a program only its being there counts.
        boolean program = path.endsWith("/sh") || path.contains("/python3.");
        byte[] bytes = program ? new byte[0] : BoundedBytes.ofStream(content, path, LARGEST_FILE);
        total += bytes.length;
        if (total > LARGEST_TOTAL) {
            throw AicrException.invalidRequest("a layer says more than " + LARGEST_TOTAL + " bytes about packages");
        }
        files.put(path, bytes);
    }
}
