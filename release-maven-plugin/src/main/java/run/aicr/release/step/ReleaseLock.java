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
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;

/**
 * Lets one run at a time work on a tag, and one at a time change what is public (spec release §2.2). The operating
 * system holds the lock, so the end of a process frees it, however it ended; what the file says then tells that the run
 * before did not clean up.
 */
public final class ReleaseLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final Optional<String> leftBehind;

    private ReleaseLock(FileChannel channel, FileLock lock, Optional<String> leftBehind) {
        this.channel = channel;
        this.lock = lock;
        this.leftBehind = leftBehind;
    }

    /**
     * Takes the lock.
     *
     * @param file lies outside of the folder that it protects
     * @param who for the message of others: tag and process
     * @throws ReleaseException RELEASE_IN_PROGRESS when another run holds it
     */
    public static ReleaseLock take(Path file, String who) {
        return open(file, who, false)
                .orElseThrow(() -> new ReleaseException(
                        Code.RELEASE_IN_PROGRESS,
                        "another run holds the lock " + file + ": " + content(file),
                        "Wait for it to end, and run the same command again"));
    }

    /** Takes the lock as soon as nobody else holds it. */
    public static ReleaseLock await(Path file, String who) {
        return open(file, who, true).orElseThrow();
    }

    private static Optional<ReleaseLock> open(Path file, String who, boolean patient) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = patient ? channel.lock() : tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Optional<String> before = Optional.of(content(file)).filter(c -> !c.isEmpty());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new ReleaseLock(channel, lock, before));
        } catch (IOException e) {
            throw new ReleaseException(Code.RELEASE_IN_PROGRESS, "the lock " + file + " cannot be used").because(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another thread of this process
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unreadable";
        }
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
        }
    }
}
