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
package run.aicr.release.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import run.aicr.digest.Sha256;

/** Compares a release with another build of its commit: what the release has, the rebuild must have, byte for byte. */
public final class Comparison {
    private final List<String> equal = new ArrayList<>();
    private final List<RebuildReport.Difference> different = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Comparison() {}

    /**
     * Compares everything; a rebuild may have more, such as bills of materials that were not published.
     *
     * @throws IOException when a file or archive cannot be read
     */
    public static RebuildReport of(Side release, Side rebuilt) throws IOException {
        Comparison comparison = new Comparison();
        comparison.digests(release.payloads(), rebuilt.payloads(), "payload ");
        comparison.digests(release.images(), rebuilt.images(), "image ");
        comparison.files(release.files(), rebuilt.files());
        comparison.archives(release.archives(), rebuilt.archives());
        return new RebuildReport(comparison.equal, comparison.different, comparison.missing);
    }

    private void digests(SortedMap<String, Sha256> release, SortedMap<String, Sha256> rebuilt, String kind) {
        for (Map.Entry<String, Sha256> one : release.entrySet()) {
            Sha256 again = rebuilt.get(one.getKey());
            if (again == null) {
                missing.add(kind + one.getKey());
            } else if (again.equals(one.getValue())) {
                equal.add(kind + one.getKey());
            } else {
                different.add(
                        new RebuildReport.Difference(kind + one.getKey(), again + " instead of " + one.getValue()));
            }
        }
    }

    private void files(SortedMap<String, Path> release, SortedMap<String, Path> rebuilt) throws IOException {
        for (Map.Entry<String, Path> one : release.entrySet()) {
            Path again = rebuilt.get(one.getKey());
            if (again == null) {
                missing.add(one.getKey());
                continue;
            }
            long at = Files.mismatch(one.getValue(), again);
            if (at < 0) {
                equal.add(one.getKey());
            } else {
                different.add(new RebuildReport.Difference(one.getKey(), "line " + line(one.getValue(), at)));
            }
        }
    }

    private static long line(Path file, long position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        long line = 1;
        for (int i = 0; i < Math.min(position, bytes.length); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private void archives(SortedMap<String, Path> release, SortedMap<String, Path> rebuilt) throws IOException {
        for (Map.Entry<String, Path> one : release.entrySet()) {
            Path again = rebuilt.get(one.getKey());
            if (again == null) {
                missing.add(one.getKey());
                continue;
            }
            Optional<String> first = ArchiveEntries.read(one.getValue()).firstDifference(ArchiveEntries.read(again));
            if (first.isEmpty()) {
                equal.add(one.getKey());
            } else {
                different.add(new RebuildReport.Difference(one.getKey(), first.get()));
            }
        }
    }
}
