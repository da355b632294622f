package run.aicr.server.failure;

import java.time.Instant;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.server.exchange.Answer;

/** The JSON form of every refusal: code, message, details, requestId, timestamp, retryable. */
public final class ErrorBody {
    private ErrorBody() {}

    /** The answer to a refused request. */
    public static Answer of(ApiException refusal, String requestId, Instant now) {
        Mapping.Builder body =
                new Mapping.Builder().put("code", refusal.code().name()).put("message", refusal.text());
        if (!refusal.details().isEmpty()) {
            body.put("details", refusal.details());
        }
        body.put("requestId", requestId)
                .put("timestamp", now.toString())
                .put("retryable", Scalar.bool(refusal.retryable()));
        return Answer.json(refusal.status(), body.build());
    }
}
