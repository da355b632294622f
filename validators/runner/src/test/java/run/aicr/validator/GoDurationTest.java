package run.aicr.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "2m0s,PT2M",
        "1h30m,PT1H30M",
        "1.5h,PT1H30M",
        "300ms,PT0.3S",
        ".5s,PT0.5S",
        "10us,PT0.00001S",
        "1.s,PT1S"
    })
    void readsDurations(String text, Duration expected) {
        assertEquals(Optional.of(expected), GoDuration.positive(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-1s", "10", "s", "1x", "1s ", " 1s", "1s-1s", "9999999999h", "1,5s"})
    void refusesTheRest(String text) {
        assertEquals(Optional.empty(), GoDuration.positive(text));
    }

    @Test
    void refusesEndlessText() {
        assertEquals(Optional.empty(), GoDuration.positive("1".repeat(1000) + "s"));
    }
}
