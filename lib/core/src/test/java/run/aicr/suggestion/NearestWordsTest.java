package run.aicr.suggestion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordsTest {
    private static final List<String> KNOWN = List.of("eks", "gke", "inference", "training", "--accelerator");

    @Test
    void aTypingErrorFindsItsWord() {
        assertEquals(List.of("training"), NearestWords.of("trainng", KNOWN));
        assertEquals(List.of("eks"), NearestWords.of("ek", KNOWN));
    }

    @Test
    void theBeginningOfAWordFindsIt() {
        assertEquals(List.of("--accelerator"), NearestWords.of("--acc", KNOWN));
    }

    @Test
    void aStrangeWordFindsNothing() {
        assertEquals(List.of(), NearestWords.of("frobnicate", KNOWN));
        assertEquals("", NearestWords.clause("frobnicate", KNOWN));
    }

    @Test
    void wordsOfEqualDistanceAreAllNamed() {
        assertEquals(
                "; did you mean \"h100\" or \"h200\"?", NearestWords.clause("h300", List.of("h100", "h200", "a40")));
    }
}
