package run.aicr.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theDigestOfTheStandardsExampleIsKnown() throws IOException {
        assertEquals(ABC, Sha256.of("abc").hex());
        assertEquals(
                "sha256:" + ABC,
                Sha256.ofStream(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))
                        .toString());
        assertEquals(new Sha256(ABC), Sha256.parse("sha256:" + ABC));
    }

    @Test
    void upperCaseShortAndUnprefixedDigestsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sha256(ABC.replace('b', 'B')));
        assertThrows(IllegalArgumentException.class, () -> new Sha256(ABC.substring(1)));
        assertThrows(IllegalArgumentException.class, () -> Sha256.parse(ABC));
    }

    @Test
    void checksumsAreSortedByBytes() {
        Sha256 digest = new Sha256(ABC);
        String text = new ChecksumFile(Map.of("b", digest, "B", digest, "a-1", digest, "é", digest)).text();
        String line = ABC + "  ";
        assertEquals(line + "B\n" + line + "a-1\n" + line + "b\n" + line + "é\n", text);
    }
}
