package run.aicr.release.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;

class ArgumentsTest {
    private final Properties user = new Properties();
    private final Arguments arguments = new Arguments(user);

    @Test
    void shortFormCountsWhereTheLongOneIsMissing() {
        user.setProperty("type", "rc");
        assertEquals(Optional.of("rc"), arguments.text("type", null));
        assertEquals(Optional.of("rc"), arguments.text("type", " rc "));
        assertEquals(Optional.of("minor"), arguments.text("of", "minor"));
        assertEquals(Optional.empty(), arguments.text("tag", "  "));
    }

    @Test
    void formsThatContradictEachOtherAreRefused() {
        user.setProperty("type", "rc");
        ReleaseException e = assertThrows(ReleaseException.class, () -> arguments.text("type", "patch"));
        assertEquals(Code.INVALID_ARGUMENT, e.code());
    }

    @Test
    void switchIsTrueOrFalseAndNothingElse() {
        user.setProperty("dryRun", "true");
        user.setProperty("allowOlder", "yes");
        assertTrue(arguments.flag("dryRun", null));
        assertFalse(arguments.flag("allowBreaking", null));
        assertThrows(ReleaseException.class, () -> arguments.flag("allowOlder", null));
    }
}
