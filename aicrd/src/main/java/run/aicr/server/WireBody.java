package run.aicr.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import run.aicr.server.exchange.Call;
import run.aicr.server.failure.ApiException;

/** A body on a connection: read as a whole, up to a size and within a time. */
final class WireBody implements Call.Body {
    private final Supplier<InputStream> stream;
    private final long deadlineNanos;

    WireBody(Supplier<InputStream> stream, Duration limit) {
        this.stream = stream;
        this.deadlineNanos = System.nanoTime() + limit.toNanos();
    }

    @Override
    public byte[] read(int limit) {
        byte[] bytes = new byte[Math.min(limit + 1, 1 << 13)];
        int length = 0;
        try (InputStream in = stream.get()) {
            while (true) {
                int count = in.read(bytes, length, bytes.length - length);
                if (count < 0) {
                    return Arrays.copyOf(bytes, length);
                }
                length += count;
                if (length > limit) {
                    throw ApiException.tooLarge(limit);
                }
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw ApiException.tooSlow();
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.min(limit + 1, bytes.length * 2));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw ApiException.tooSlow();
        }
    }
}
