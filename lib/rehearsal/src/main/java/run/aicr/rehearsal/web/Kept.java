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
package run.aicr.rehearsal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The rehearsal folder of one process.
 *
 * <p>Whoever writes holds its lock, which is also held against other processes. What arrives goes to
 * {@code .stand-ins/incoming-<process>/} on the same file system and is moved to its place when it is complete. The
 * folder {@code .stand-ins} is made with the first write, and what an ended process left there is swept then.
 */
public final class Kept implements AutoCloseable {
    private static final String OWN = ".stand-ins";
    private static final String INCOMING = "incoming-";
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Path incoming;
    private final ReentrantLock lock;

    /** Work that may fail while reading or writing. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    public Kept(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.incoming = this.folder
                .resolve(OWN)
                .resolve(INCOMING + ProcessHandle.current().pid() + "-"
                        + UUID.randomUUID().toString().substring(0, 8));
        this.lock = LOCKS.computeIfAbsent(this.folder, f -> new ReentrantLock());
    }

    public Path folder() {
        return folder;
    }

    /** Does the work while no other thread or process writes into the folder; may be nested. */
    public <T> T alone(Work<T> work) throws IOException {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) {
                return work.run();
            }
            Files.createDirectories(folder.resolve(OWN));
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(OWN).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("cannot lock " + folder);
                }
                return work.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A new path for something that is arriving; its folder is there. */
    public Path arriving() throws IOException {
        if (!Files.isDirectory(incoming)) {
            alone(() -> {
                sweep();
                return Files.createDirectories(incoming);
            });
        }
        return incoming.resolve(UUID.randomUUID().toString());
    }

    /** Moves what arrived to its place, at once; what lies there is replaced. The folder of the place is made. */
    public void settle(Path arrived, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.move(arrived, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a small file as a whole. */
    public void write(Path place, byte[] content) throws IOException {
        Path arriving = arriving();
        Files.write(arriving, content);
        settle(arriving, place);
    }

    /** Adds a line to a file, as a whole: the new file replaces the old one. */
    public void append(Path place, byte[] line) throws IOException {
        alone(() -> {
            Path arriving = arriving();
            if (Files.exists(place)) {
                Files.copy(place, arriving);
            }
            Files.write(arriving, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            settle(arriving, place);
            return place;
        });
    }

    /** Takes a folder out of the way at once, then deletes it. */
    public void discard(Path place) throws IOException {
        Path gone = arriving();
        Files.move(place, gone, StandardCopyOption.ATOMIC_MOVE);
        delete(gone);
    }

    private void sweep() throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(folder.resolve(OWN))) {
            left = entries.filter(p -> isLeft(p.getFileName().toString())).toList();
        }
        for (Path each : left) {
            delete(each);
        }
    }

    private static boolean isLeft(String name) {
        if (!name.matches(INCOMING + "[0-9]{1,18}-.*")) {
            return false;
        }
        long process = Long.parseLong(name.substring(INCOMING.length(), name.indexOf('-', INCOMING.length())));
        return ProcessHandle.of(process).isEmpty();
    }

    /** Deletes a folder with everything in it; links are not followed. */
    public static void delete(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(place)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    /** Removes what had not arrived completely. */
    @Override
    public void close() {
        try {
            delete(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + incoming, e);
        }
    }
}
