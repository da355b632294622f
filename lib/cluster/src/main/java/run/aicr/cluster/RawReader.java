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
package run.aicr.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Reads one path of the API server as bytes and stops at a size. */
final class RawReader {
    private final KubernetesClient client;
    private final Duration limit;

    RawReader(KubernetesClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    byte[] read(String path, int maxBytes) {
        String what = "read " + path;
        String base = client.getMasterUrl().toString();
        String url = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
        HttpClient http = client.getHttpClient();
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(url)
                .header("Accept", "application/json")
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        Body body = new Body(maxBytes);
        HttpResponse<AsyncBody> response = await(what, http.consumeBytes(request, body));
        response.body().consume();
        // A body that is cut off ends with a failure of its own, which says less.
        await(what, response.body().done().exceptionally(body::endedBy));
        if (body.tooLarge) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    "cannot " + what + ": the answer is larger than " + maxBytes + " bytes");
        }
        if (!response.isSuccessful()) {
            throw new AicrException(
                    Refusals.ofStatus(response.code()), "cannot " + what + ": the server answers " + response.code());
        }
        return body.bytes.toByteArray();
    }

    private <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.ofFailure(what, e);
        } catch (ExecutionException e) {
            throw Refusals.ofFailure(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw Refusals.ofFailure(what, e);
        }
    }

    /** Collects the answer; buffers arrive one after the other. */
    private static final class Body implements AsyncBody.Consumer<List<ByteBuffer>> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int maxBytes;
        private volatile boolean tooLarge;

        Body(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        /** Nothing when the reader itself ended the body, else the failure again. */
        private @Nullable Void endedBy(Throwable failure) {
            if (tooLarge) {
                return null;
            }
            throw new CompletionException(failure);
        }

        @Override
        public void consume(List<ByteBuffer> buffers, AsyncBody flow) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + buffer.remaining() > maxBytes) {
                    tooLarge = true;
                    flow.cancel();
                    return;
                }
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.writeBytes(chunk);
            }
            flow.consume();
        }
    }
}
