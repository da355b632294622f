package run.aicr.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AicrExceptionTest {
    @Test
    void theTextShowsClassSentenceAndCause() {
        AicrException inner = AicrException.notFound("file not found: x.yaml");
        AicrException outer = AicrException.internal("cannot start", inner);
        assertEquals("[INTERNAL] cannot start: [NOT_FOUND] file not found: x.yaml", outer.getMessage());
        assertEquals("cannot start", outer.sentence());
        assertEquals(8, outer.errorClass().exitCode());
        assertEquals(404, inner.errorClass().httpStatus());
    }

    @Test
    void aCauseWithoutMessageIsNamedByItsClass() {
        assertEquals(
                "[INVALID_REQUEST] bad: IllegalStateException",
                new AicrException(ErrorClass.INVALID_REQUEST, "bad", new IllegalStateException()).getMessage());
    }
}
