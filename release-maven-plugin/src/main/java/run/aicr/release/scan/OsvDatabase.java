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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * A vulnerability database in the OSV format: a zip with a JSON file for each entry, such as
 * {@code https://osv-vulnerabilities.storage.googleapis.com/Maven/all.zip}, or a folder of such files and zips: OSV has a zip
 * for each ecosystem.
 *
 * @param date when its newest entry was changed
 * @param digest of the zip; of a folder over one line {@code <64 hex> <path>} for each file and zip
 * @param size number of entries
 * @param ecosystems that it has entries of
 * @param entries about the packages that were asked for
 */
record OsvDatabase(Instant date, Sha256 digest, int size, Set<String> ecosystems, List<OsvEntry> entries) {
    static final Duration MAX_AGE = Duration.ofDays(5);
    private static final Duration SKEW = Duration.ofDays(1);
    private static final String JSON = ".json";
    private static final String ZIP = ".zip";
    private static final int MAX_ENTRIES = 500_000;
    private static final long MAX_BYTES = 32L << 30;
    private static final int MAX_DEPTH = 8;

    public OsvDatabase {
        ecosystems = Set.copyOf(ecosystems);
        entries = List.copyOf(entries);
    }

    /** Date, digest and size in one line. */
    String line() {
        return date + " " + digest.prefixed() + " (" + size + " entries)";
    }

    /**
     * Reads what is said about some packages.
     *
     * @throws ReleaseException INVALID_ARGUMENT when it is no such database, is empty, or goes beyond the limits
     */
    static OsvDatabase read(Path source, Set<OsvPackage.Key> packages) {
        Reading reading = new Reading(source, packages);
        try {
            if (Files.isDirectory(source)) {
                reading.folder();
            } else if (Files.isRegularFile(source)) {
                reading.zip(source);
            } else {
                throw refusal(source, "it is neither a folder nor a zip");
            }
        } catch (IOException e) {
            throw refusal(source, e.getMessage() == null ? e.toString() : e.getMessage())
                    .because(e);
        } catch (AicrException e) {
            throw refusal(source, e.sentence()).because(e);
        }
        Instant newest = reading.newest.orElseThrow(() -> refusal(source, "it has no entries"));
        return new OsvDatabase(newest, reading.digest(), reading.count, reading.ecosystems, reading.entries);
    }

    /**
     * Ends the goal when the data is too old to say that there is nothing.
     *
     * @return a warning, when it is old and may be
     * @throws ReleaseException INVALID_ARGUMENT when it is older than five days, or of the future
     */
    public Optional<String> requireRecent(Clock clock, boolean allowOld) {
        Instant now = clock.instant();
        String what = "the newest entry of the vulnerability database is of " + date;
        if (date.isAfter(now.plus(SKEW))) {
            throw new ReleaseException(Code.INVALID_ARGUMENT, what + ", which is yet to come", "Look at the clock.");
        }
        if (!date.isBefore(now.minus(MAX_AGE))) {
            return Optional.empty();
        }
        String old = what + ", more than " + MAX_AGE.toDays() + " days ago";
        if (!allowOld) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT, old, "Take a newer one; -DallowOldDb makes this a warning.");
        }
        return Optional.of(old);
    }

    private static ReleaseException refusal(Path source, String why) {
        return new ReleaseException(
                Code.INVALID_ARGUMENT,
                "the vulnerability database " + source + " cannot be read: " + why,
                "Give a folder or zip of OSV entries with -DosvDatabase=<path>.");
    }

    /** One pass over all files; only what was asked for is kept. */
    private static final class Reading {
        private final Path source;
        private final Set<OsvPackage.Key> packages;
        private final Set<String> ecosystems = new TreeSet<>();
        private final List<OsvEntry> entries = new ArrayList<>();
        private final StringBuilder lines = new StringBuilder();
        private Optional<Instant> newest = Optional.empty();
        private Optional<Sha256> ofZip = Optional.empty();
        private int count;
        private long bytes;

        Reading(Path source, Set<OsvPackage.Key> packages) {
            this.source = source;
            this.packages = Set.copyOf(packages);
        }

        Sha256 digest() {
            return ofZip.orElseGet(() -> Sha256.of(lines.toString()));
        }

        void folder() throws IOException {
            try (Stream<Path> walk = Files.walk(source, MAX_DEPTH)) {
                List<Path> files = walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                        .filter(f -> f.toString().endsWith(JSON) || f.toString().endsWith(ZIP))
                        .sorted()
                        .toList();
                for (Path file : files) {
                    String name = source.relativize(file).toString().replace('\\', '/');
                    if (name.endsWith(ZIP)) {
                        line(Sha256.ofFile(file), name);
                        entries(file);
                        continue;
                    }
                    try (InputStream in = Files.newInputStream(file)) {
                        byte[] content = content(name, in);
                        line(Sha256.of(content), name);
                        add(name, content);
                    }
                }
            }
        }

        private void line(Sha256 digest, String name) {
            lines.append(digest.hex()).append(' ').append(name).append('\n');
        }

        void zip(Path file) throws IOException {
            ofZip = Optional.of(Sha256.ofFile(file));
            entries(file);
        }

        private void entries(Path file) throws IOException {
            // By its directory, which stands at the end: half a download is none.
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (!entry.isDirectory() && entry.getName().endsWith(JSON)) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            add(entry.getName(), content(entry.getName(), in));
                        }
                    }
                }
            }
        }

        private byte[] content(String name, InputStream in) throws IOException {
            int limit = (int) Limits.CATALOGUE_FILE.maxBytes();
            byte[] content = in.readNBytes(limit + 1);
            bytes += content.length;
            count++;
            if (content.length > limit || bytes > MAX_BYTES || count > MAX_ENTRIES) {
                throw new IOException(name + ": an entry may have " + limit + " bytes, a database " + MAX_ENTRIES
                        + " entries of " + MAX_BYTES + " bytes together");
            }
            return content;
        }

        private void add(String name, byte[] content) {
            OsvEntry entry = OsvEntry.read(Fields.of(JsonReader.read(name, content, Limits.CATALOGUE_FILE), ""));
            if (newest.filter(n -> !n.isBefore(entry.modified())).isEmpty()) {
                newest = Optional.of(entry.modified());
            }
            entry.affected().forEach(a -> ecosystems.add(a.of().ecosystem()));
            boolean wanted = !entry.withdrawn() && entry.affected().stream().anyMatch(a -> packages.contains(a.of()));
            if (wanted) {
                entries.add(entry);
            }
        }
    }
}
