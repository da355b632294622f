package run.aicr.error;

import org.jspecify.annotations.Nullable;

/**
 * What stops a piece of work: a class and one sentence that names what, where, what was expected and what to do.
 *
 * <p>Its text form is {@code [CLASS] sentence} or {@code [CLASS] sentence: <text of the cause>}; causes nest, and the
 * outermost class decides exit code and HTTP status (spec cli §6).
 */
public final class AicrException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;
    private final String sentence;

    public AicrException(ErrorClass errorClass, String sentence) {
        this(errorClass, sentence, null);
    }

    public AicrException(ErrorClass errorClass, String sentence, @Nullable Throwable cause) {
        super(textOf(errorClass, sentence, cause), cause);
        this.errorClass = errorClass;
        this.sentence = sentence;
    }

    public static AicrException invalidRequest(String sentence) {
        return new AicrException(ErrorClass.INVALID_REQUEST, sentence);
    }

    public static AicrException notFound(String sentence) {
        return new AicrException(ErrorClass.NOT_FOUND, sentence);
    }

    public static AicrException internal(String sentence, Throwable cause) {
        return new AicrException(ErrorClass.INTERNAL, sentence, cause);
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    /** The sentence alone, without class and cause. */
    public String sentence() {
        return sentence;
    }

    private static String textOf(ErrorClass errorClass, String sentence, @Nullable Throwable cause) {
        String own = "[" + errorClass + "] " + sentence;
        if (cause == null) {
            return own;
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return own + ": " + text;
    }
}
