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
package run.aicr.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;
import run.aicr.digest.Sha256;

/** Writes a body into a file while it arrives, with its digest, and gives up as soon as it is larger than allowed. */
final class FileBody implements BodySubscriber<ReceivedBody> {
    private final Path file;
    private final long maxBytes;
    private final MessageDigest digest = Sha256.newDigest();
    private final CompletableFuture<ReceivedBody> body = new CompletableFuture<>();
    private long size;
    private @Nullable Subscription subscription;
    private @Nullable FileChannel channel;

    FileBody(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<ReceivedBody> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription started) {
        subscription = started;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            started.request(1);
        } catch (IOException e) {
            refuse(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (channel == null || subscription == null) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                size += buffer.remaining();
                if (size > maxBytes) {
                    refuse(new LimitedBody.TooLarge());
                    return;
                }
                digest.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            refuse(e);
        }
    }

    private void refuse(Throwable fault) {
        if (subscription != null) {
            subscription.cancel();
        }
        onError(fault);
    }

    @Override
    public void onError(Throwable fault) {
        try {
            close();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
        body.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        try {
            close();
            body.complete(new ReceivedBody(new byte[0], Optional.of(Sha256.from(digest)), size));
        } catch (IOException e) {
            body.completeExceptionally(e);
        }
    }

    private void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
