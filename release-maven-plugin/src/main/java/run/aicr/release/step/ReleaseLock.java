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
package run.aicr.release.step;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Lets one run at a time work on a tag, and one at a time change what is public (spec release §2.2). The operating
 * system holds the lock, so the end of a process frees it, however it ended; what the file says then tells that the run
 * before did not clean up.
 *
 * <p>A process loses its lock on a file as soon as it closes any other handle of that file. So the file is read through
 * the handle that holds the lock, and not opened at all when this process holds it already.
 */
public final class ReleaseLock implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private static final int LONGEST = 1000;

    /** The files that this process holds, and for whom. */
    private static final Map<Path, String> MINE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final Optional<String> leftBehind;

    private ReleaseLock(Path file, FileChannel channel, FileLock lock, Optional<String> leftBehind) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.leftBehind = leftBehind;
    }

    /** Either the lock, or who holds it. */
    private record Attempt(Optional<ReleaseLock> lock, String holder) {}

    /**
     * Takes the lock.
     *
     * @param file lies outside of the folder that it protects
     * @param who for the message of others: tag and process
     * @throws ReleaseException RELEASE_IN_PROGRESS when another run holds it
     */
    public static ReleaseLock take(Path file, String who) {
        Attempt attempt = attempt(file, who);
        return attempt.lock()
                .orElseThrow(() -> new ReleaseException(
                        Code.RELEASE_IN_PROGRESS,
                        "another run holds the lock " + file + ": " + attempt.holder(),
                        "Wait for it to end, and run the same command again"));
    }

    /**
     * Takes the lock as soon as nobody else holds it.
     *
     * @param waiting told once, before waiting, who holds the lock and since when
     * @throws ReleaseException RELEASE_IN_PROGRESS when the thread is interrupted while it waits
     */
    public static ReleaseLock await(Path file, String who, Consumer<String> waiting) {
        Attempt attempt = attempt(file, who);
        if (attempt.lock().isEmpty()) {
            waiting.accept(attempt.holder());
        }
        while (attempt.lock().isEmpty()) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ReleaseException(Code.RELEASE_IN_PROGRESS, "interrupted while waiting for the lock " + file)
                        .because(e);
            }
            attempt = attempt(file, who);
        }
        return attempt.lock().get();
    }

    private static Attempt attempt(Path place, String who) {
        Path file = place.toAbsolutePath().normalize();
        String text = who + " since " + Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        String other = MINE.putIfAbsent(file, text);
        if (other != null) {
            return new Attempt(Optional.empty(), other);
        }
        boolean taken = false;
        try {
            Attempt attempt = open(file, text);
            taken = attempt.lock().isPresent();
            return attempt;
        } catch (IOException e) {
            throw new ReleaseException(Code.RELEASE_IN_PROGRESS, "the lock " + file + " cannot be used").because(e);
        } finally {
            if (!taken) {
                MINE.remove(file);
            }
        }
    }

    private static Attempt open(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            String before = content(channel);
            if (lock == null) {
                return new Attempt(Optional.empty(), before.isEmpty() ? "it has just begun" : before);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            Optional<String> left = Optional.of(before).filter(b -> !b.isEmpty());
            return new Attempt(Optional.of(new ReleaseLock(file, channel, lock, left)), text);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static String content(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) > 0) {}
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    }

    /** Who held the lock before and ended without freeing it: killed, or the machine went down. */
    public Optional<String> leftBehind() {
        return leftBehind;
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new ReleaseException(Code.RELEASE_IN_PROGRESS, "the lock cannot be freed").because(e);
        } finally {
            MINE.remove(file);
        }
    }
}
