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
package run.aicr.release.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.file.ArchiveEntry;

/** Files of several wheels in one tree: no two may claim a place with different content, or differ in case alone. */
final class FilePlan {
    private static final long LARGEST_TREE = 16L << 30;

    private final Map<String, Claim> files = new TreeMap<>();
    private final Map<String, String> withoutCase = new HashMap<>();
    private long total;

    private record Claim(ArchiveEntry.File file, LockedWheel of) {}

    /**
     * Takes a file in.
     *
     * @return false when another wheel has brought the same bytes already
     */
    boolean add(ArchiveEntry.File file, LockedWheel of) throws IOException {
        Claim before = files.get(file.path());
        if (before != null) {
            requireSame(before, file, of);
            return false;
        }
        String other = withoutCase.put(file.path().toLowerCase(Locale.ROOT), file.path());
        if (other != null) {
            throw Wheel.fault(
                    of,
                    file.path() + " differs from " + other + " of "
                            + files.get(other).of() + " in case alone");
        }
        total += file.source().size();
        if (total > LARGEST_TREE) {
            throw Wheel.fault(of, "with it the wheels unpack to more than " + LARGEST_TREE + " bytes");
        }
        files.put(file.path(), new Claim(file, of));
        return true;
    }

    private static void requireSame(Claim before, ArchiveEntry.File file, LockedWheel of) throws IOException {
        boolean same = before.file().executable() == file.executable()
                && digest(before.file()).equals(digest(file));
        if (!same) {
            throw Wheel.fault(of, file.path() + " is another file than that of " + before.of());
        }
    }

    private static Sha256 digest(ArchiveEntry.File file) throws IOException {
        try (InputStream in = file.source().open()) {
            return Sha256.ofStream(in);
        }
    }

    /** Refuses a file where another wheel has a folder. */
    void requireFolders() {
        files.forEach((path, claim) -> {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                Claim above = files.get(path.substring(0, slash));
                if (above != null) {
                    throw Wheel.fault(
                            claim.of(), path + " lies below " + above.file().path() + ", a file of " + above.of());
                }
            }
        });
    }
}
