package run.aicr.server.exchange;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One request.
 *
 * @param method as sent, upper case by convention
 * @param path as sent, not decoded
 * @param query the parameters
 * @param headers value of a header by its name in any case; empty text when absent
 * @param body the body, read once
 */
public record Call(String method, String path, Query query, UnaryOperator<String> headers, Body body) {

    /** A body that is still on the wire. */
    public interface Body {
        /** For requests without one. */
        Body NONE = limit -> new byte[0];

        /**
         * All bytes; refused with status 413 when there are more than the limit, with 408 when they come too slowly.
         */
        byte[] read(int limit);
    }

    public Optional<String> header(String name) {
        String value = headers.apply(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Whether the method only reads; HEAD is GET without the body. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
