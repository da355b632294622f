package run.aicr.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VersionPropertiesTest {

    @Property
    void orderOfThreeNumbersIsThatOfTheNumbers(
            @ForAll @IntRange(max = 40) int a,
            @ForAll @IntRange(max = 40) int b,
            @ForAll @IntRange(max = 40) int c,
            @ForAll @IntRange(max = 40) int x,
            @ForAll @IntRange(max = 40) int y,
            @ForAll @IntRange(max = 40) int z) {
        Version left = Version.parse("v" + a + "." + b + "." + c + "-tail.9");
        Version right = Version.parse(x + "." + y + "." + z);
        long expected = Long.signum((a - x) * 10_000L + (b - y) * 100L + (c - z));
        assertEquals(expected, Integer.signum(left.compareAtLowerPrecision(right)));
        assertEquals(-expected, Integer.signum(right.compareAtLowerPrecision(left)));
        assertEquals(expected == 0, left.sameNumbers(right));
    }
}
