package run.aicr.server.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void theFirstOfARepeatedNameCounts() {
        Query query = Query.of("service=kind&service=eks&empty=&flag");
        assertEquals("kind", query.value("service"));
        assertEquals("", query.value("empty"));
        assertEquals("", query.value("flag"));
        assertEquals("", query.value("absent"));
        assertEquals("service=kind&service=eks&empty=&flag", query.raw());
    }

    @Test
    void decodesPercentAndPlus() {
        Query query = Query.of("a%20b=+EKS+%C3%A4");
        assertEquals(" EKS ä", query.value("a b"));
    }

    @Test
    void dropsWhatDoesNotDecodeOrHoldsASemicolon() {
        Query query = Query.of("a=%zz&b=1;c=2&&%=x&d=4");
        assertEquals("", query.value("a"));
        assertEquals("", query.value("b"));
        assertEquals("", query.value("c"));
        assertEquals("4", query.value("d"));
    }
}
