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

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/** Sends the requests of one call within its time, and turns faults of the transport into words. */
final class Exchange {
    private final String purpose;
    private final long maxBytes;
    private final HttpSettings settings;
    private final long deadline;

    Exchange(String purpose, long maxBytes, HttpSettings settings) {
        this.purpose = purpose;
        this.maxBytes = maxBytes;
        this.settings = settings;
        this.deadline = System.nanoTime() + settings.whole().toNanos();
    }

    HttpResponse<byte[]> send(HttpClient client, HttpRequest request) {
        CompletableFuture<Void> head = new CompletableFuture<>();
        CompletableFuture<HttpResponse<byte[]>> whole = client.sendAsync(request, info -> {
            head.complete(null);
            return new LimitedBody(maxBytes);
        });
        return whenWhole(head, whole, Masked.address(request.uri()));
    }

    /** As {@link #send}, with the body where the target wants it. */
    HttpResponse<ReceivedBody> send(HttpClient client, HttpRequest request, BodyTarget target, String shown) {
        CompletableFuture<Void> head = new CompletableFuture<>();
        CompletableFuture<HttpResponse<ReceivedBody>> whole = client.sendAsync(request, info -> {
            head.complete(null);
            return target.subscriber(info.statusCode(), maxBytes);
        });
        return whenWhole(head, whole, shown);
    }

    private <B> HttpResponse<B> whenWhole(
            CompletableFuture<Void> head, CompletableFuture<HttpResponse<B>> whole, String shown) {
        Duration untilHead = settings.connect().plus(settings.header());
        try {
            CompletableFuture.anyOf(head, whole).get(Math.min(untilHead.toNanos(), remaining()), TimeUnit.NANOSECONDS);
            return whole.get(remaining(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tooLate(shown, head.isDone() ? "no complete answer" : "no answer");
        } catch (ExecutionException e) {
            throw fault(shown, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.TIMEOUT, "cannot " + purpose + ": interrupted");
        } finally {
            whole.cancel(true);
        }
    }

    private long remaining() {
        return Math.max(0, deadline - System.nanoTime());
    }

    private AicrException tooLate(String shown, String what) {
        return new AicrException(
                ErrorClass.TIMEOUT, "cannot " + purpose + ": " + what + " from " + shown + " within the time limit");
    }

    private AicrException fault(String shown, @Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLarge) {
                return BoundedBytes.tooLarge(shown, maxBytes);
            }
            if (cause instanceof HttpConnectTimeoutException) {
                return tooLate(shown, "no connection");
            }
            if (cause instanceof HttpTimeoutException) {
                return tooLate(shown, "no answer");
            }
        }
        return new AicrException(
                ErrorClass.SERVICE_UNAVAILABLE, "cannot " + purpose + " from " + shown + ": " + reason(fault));
    }

    private static String reason(@Nullable Throwable fault) {
        String last = "the connection broke";
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "no such host";
            }
            if (cause instanceof SSLException) {
                return "TLS failed: " + cause.getMessage();
            }
            if (cause instanceof ConnectException && cause.getMessage() == null) {
                last = "connection refused";
            } else if (cause.getMessage() != null) {
                last = cause.getMessage();
            }
        }
        return last;
    }
}
