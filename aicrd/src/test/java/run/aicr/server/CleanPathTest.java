package run.aicr.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanPathTest {
    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/v1/recipe,/v1/recipe",
        "/v1/recipe/,/v1/recipe/",
        "//,/",
        "//v1//recipe,/v1/recipe",
        "/v1/./recipe,/v1/recipe",
        "/v1/x/../recipe,/v1/recipe",
        "/../../x,/x",
        "/x/..,/",
        "/a/b/..,/a/",
        "/a/.,/a/",
        "/...,/..."
    })
    void resolvesDotsAndEmptySegments(String path, String clean) {
        assertEquals(clean, CleanPath.of(path));
    }
}
