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
package run.aicr.server;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import run.aicr.server.exchange.Call;
import run.aicr.server.failure.ApiException;

/**
 * A body on a connection: read as a whole, up to a size. {@link ConnectionClock} limits its time. A client that is too slow
 * is told so (408), one whose body breaks off or is badly framed has made a bad request (400).
 */
final class WireBody implements Call.Body {
    private static final int FIRST_BUFFER = 1 << 13;

    private final Supplier<InputStream> stream;
    private boolean complete;

    WireBody(Supplier<InputStream> stream) {
        this.stream = stream;
    }

    /** Whether nothing of it is left on the wire. */
    boolean isComplete() {
        return complete;
    }

    @Override
    public byte[] read(int maxBytes) {
        try (InputStream in = stream.get()) {
            return read(in, maxBytes);
        } catch (ApiException e) {
            throw e;
        } catch (ConnectionClock.NoMore e) {
            throw switch (e.reason()) {
                case SLOW -> ApiException.tooSlow();
                case BUSY -> ApiException.busy();
                case GONE -> ApiException.brokenBody();
            };
        } catch (RequestException e) {
            boolean tooLarge = e.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code();
            throw tooLarge ? ApiException.tooLarge(maxBytes) : ApiException.brokenBody();
        } catch (IOException | RuntimeException e) {
            // Whatever the library stumbles over in the framing of a body, such as the length of a chunk.
            throw ApiException.brokenBody();
        }
    }

    private byte[] read(InputStream in, int maxBytes) throws IOException {
        byte[] bytes = new byte[Math.min(maxBytes + 1, FIRST_BUFFER)];
        int length = 0;
        while (true) {
            int count = in.read(bytes, length, bytes.length - length);
            if (count < 0) {
                complete = true;
                return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            }
            length += count;
            if (length > maxBytes) {
                throw ApiException.tooLarge(maxBytes);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(maxBytes + 1, bytes.length * 2));
            }
        }
    }
}
