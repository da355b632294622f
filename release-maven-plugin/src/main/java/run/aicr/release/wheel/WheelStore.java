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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;
import run.aicr.release.config.Platform;
import run.aicr.release.config.WheelSpec;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;
import run.aicr.release.work.ProgramRun;
import run.aicr.release.work.Tree;

/**
 * The wheels in the cache of a release: the folder {@code wheels}, each file by the hex digits of its SHA-256. What lacks
 * is downloaded by pip when the cache may fetch. A wheel is used only when its bytes have the digest of the lock, however
 * it got there.
 */
public final class WheelStore {
    private static final String FETCH = "-Daicr.release.inputs=fetch";
    private static final int QUOTED = 2_000;
    private static final long LARGEST_WHEEL = 1L << 30;

    private final Path folder;
    private final boolean fetch;
    private final Path root;
    private final Map<String, String> environment;
    private final Set<Sha256> checked = new HashSet<>();

    /**
     * A store.
     *
     * @param root of the repository; locks are named from there
     * @param environment of pip, and the search path it is looked for on
     */
    public WheelStore(InputCache cache, Path root, Map<String, String> environment) {
        this.folder = cache.folder().resolve("wheels");
        this.fetch = cache.mode() == InputCache.Mode.FETCH;
        this.root = root;
        this.environment = Map.copyOf(environment);
    }

    /** The store of a process. */
    public static WheelStore in(InputCache cache, Path root) {
        return new WheelStore(cache, root, System.getenv());
    }

    /**
     * What was collected.
     *
     * @param wheels empty when some cannot be had
     * @param lack why, with the way out; empty when they are there
     */
    public record Collected(Optional<Wheels> wheels, String lack) {
        private static Collected without(String lack) {
            return new Collected(Optional.empty(), lack);
        }
    }

    /**
     * All wheels of an image, opened.
     *
     * @throws ReleaseException CONFIG_INVALID for a lock or a wheel that cannot be used; CHECKSUM_MISMATCH for a wheel that
     *     is not the one of the lock; MISSING_ARTIFACT when pip cannot download it
     */
    public Collected collect(WheelSpec spec, List<Platform> platforms) throws IOException {
        SortedMap<Platform, WheelLock> locks = locks(spec, platforms);
        for (Map.Entry<Platform, WheelLock> lock : locks.entrySet()) {
            List<LockedWheel> absent = absent(lock.getValue());
            if (!absent.isEmpty() && !fetch) {
                return Collected.without(absent.size() + " of "
                        + lock.getValue().wheels().size()
                        + " Python wheels for " + lock.getKey() + " are not in the cache; let them be downloaded: "
                        + FETCH);
            }
            if (!absent.isEmpty()) {
                Optional<String> lack = download(spec, lock.getKey(), absent);
                if (lack.isPresent()) {
                    return Collected.without(lack.get());
                }
            }
        }
        SortedMap<Platform, List<WheelFile>> files = new TreeMap<>();
        for (Map.Entry<Platform, WheelLock> lock : locks.entrySet()) {
            List<WheelFile> checkedFiles = new ArrayList<>();
            for (LockedWheel wheel : lock.getValue().wheels()) {
                checkedFiles.add(new WheelFile(wheel, checked(wheel)));
            }
            files.put(lock.getKey(), checkedFiles);
        }
        return new Collected(Optional.of(Wheels.open(spec, root, files)), "");
    }

    /** A wheel of a lock, and where it lies. */
    record WheelFile(LockedWheel locked, Path file) {}

    /** What {@link #collect} will say, in one line and without reading wheels; for the digest of a build's inputs. */
    public String outlook(WheelSpec spec, List<Platform> platforms) throws IOException {
        SortedMap<Platform, WheelLock> locks = locks(spec, platforms);
        boolean there = true;
        for (WheelLock lock : locks.values()) {
            there &= absent(lock).isEmpty();
        }
        boolean can = there || fetch && Pip.find(environment).isPresent();
        String table = spec.licences().isEmpty()
                ? ""
                : Sha256.ofFile(root.resolve(spec.licences())).prefixed();
        return can
                ? locks.values().stream().map(l -> l.sha256().prefixed()).collect(Collectors.joining(" ")) + " " + table
                : "none";
    }

    private SortedMap<Platform, WheelLock> locks(WheelSpec spec, List<Platform> platforms) {
        SortedMap<Platform, WheelLock> locks = new TreeMap<>();
        for (Platform platform : platforms) {
            String name = Optional.ofNullable(spec.locks().get(platform))
                    .orElseThrow(() -> new ReleaseException(
                            Code.CONFIG_INVALID,
                            "the wheels of " + spec.distribution() + " have no lock for " + platform));
            WheelLock lock = WheelLock.read(name, root.resolve(name));
            boolean same = lock.wheels().stream()
                    .anyMatch(w ->
                            w.name().equals(spec.distribution()) && w.version().equals(spec.version()));
            if (!same) {
                throw new ReleaseException(
                        Code.CONFIG_INVALID,
                        name + ": expected a line for " + spec.distribution() + " " + spec.version()
                                + ", as .release.yaml says");
            }
            locks.put(platform, lock);
        }
        return locks;
    }

    private List<LockedWheel> absent(WheelLock lock) {
        return lock.wheels().stream().filter(w -> !Files.exists(place(w))).toList();
    }

    private Path place(LockedWheel wheel) {
        return folder.resolve(wheel.sha256().hex() + ".whl");
    }

    private Path checked(LockedWheel wheel) throws IOException {
        Path file = place(wheel);
        if (checked.add(wheel.sha256())) {
            Sha256 found = Sha256.ofFile(file);
            if (!found.equals(wheel.sha256())) {
                throw mismatch(
                        wheel.toString(),
                        wheel.sha256().prefixed(),
                        found,
                        "Delete " + file + "; it is downloaded again with " + FETCH);
            }
        }
        return file;
    }

    /** Under its name lies only a wheel of the lock, also when several builds share the folder. */
    private Optional<String> download(WheelSpec spec, Platform platform, List<LockedWheel> absent) throws IOException {
        Optional<Pip> pip = Pip.find(environment);
        if (pip.isEmpty()) {
            return Optional.of("Python wheels are downloaded by pip, and there is no python3 on PATH; install Python"
                    + " with pip");
        }
        Files.createDirectories(folder);
        Path part = Files.createTempDirectory(folder, ".fetch-");
        try {
            Path into = Files.createDirectory(part.resolve("wheels"));
            Path requirements = part.resolve("requirements.txt");
            Files.writeString(
                    requirements, absent.stream().map(LockedWheel::line).collect(Collectors.joining("\n", "", "\n")));
            ProgramRun.Ended answer = pip.get().download(requirements, spec.python(), platform, into);
            if (answer.exitCode() != 0 && !pip.get().isThere(into)) {
                return Optional.of(
                        "Python wheels are downloaded by pip, and " + pip.get().python() + " has none; install pip");
            }
            if (answer.exitCode() != 0) {
                throw refused(platform, answer);
            }
            keep(into, absent);
        } finally {
            Tree.delete(part);
        }
        return Optional.empty();
    }

    private static ReleaseException refused(Platform platform, ProgramRun.Ended answer) {
        String words = answer.lastWords(QUOTED);
        boolean mismatch = answer.printed().contains("DO NOT MATCH THE HASHES");
        return new ReleaseException(
                mismatch ? Code.CHECKSUM_MISMATCH : Code.MISSING_ARTIFACT,
                "pip cannot download the wheels for " + platform
                        + (answer.isLate() ? ", it did not come to an end: " : " (exit " + answer.exitCode() + "): ")
                        + words,
                mismatch
                        ? "Nothing was kept. Compare with what the project publishes, then renew the lock"
                        : "Run the same command again; pip takes its index from its own configuration");
    }

    private void keep(Path into, List<LockedWheel> wanted) throws IOException {
        Map<String, LockedWheel> byDigest =
                wanted.stream().collect(Collectors.toMap(w -> w.sha256().hex(), w -> w, (a, b) -> a));
        List<Path> found;
        try (Stream<Path> files = Files.list(into)) {
            found = files.sorted().toList();
        }
        for (Path file : found) {
            if (Files.size(file) > LARGEST_WHEEL) {
                throw new ReleaseException(
                        Code.MISSING_ARTIFACT, file.getFileName() + " has more than " + LARGEST_WHEEL + " bytes");
            }
            Sha256 digest = Sha256.ofFile(file);
            LockedWheel wheel = byDigest.remove(digest.hex());
            if (wheel == null) {
                throw mismatch(String.valueOf(file.getFileName()), expected(file, wanted), digest, "Nothing was kept");
            }
            Files.move(file, place(wheel), StandardCopyOption.ATOMIC_MOVE);
        }
        if (!byDigest.isEmpty()) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, "pip did not download " + byDigest.values());
        }
    }

    /** The digest that the lock has for the name in the file's name. */
    private static String expected(Path file, List<LockedWheel> wanted) {
        String name = String.valueOf(file.getFileName());
        String distribution = LockedWheel.normal(name.substring(0, Math.max(0, name.indexOf('-'))));
        return wanted.stream()
                .filter(w -> w.name().equals(distribution))
                .map(w -> w.sha256().prefixed())
                .findFirst()
                .orElse("no wheel of that name");
    }

    private static ReleaseException mismatch(String wheel, String expected, Sha256 found, String hint) {
        return new ReleaseException(
                Code.CHECKSUM_MISMATCH,
                "the wheel " + wheel + " is not the one of the lock: expected " + expected + ", found "
                        + found.prefixed(),
                hint);
    }
}
