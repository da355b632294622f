package run.aicr.release.step;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state of a release, named by what is true afterwards.
 *
 * @param <R> what later states read
 */
public abstract class Step<R extends Record> {
    private final String name;
    private final Reach reach;
    private @Nullable R result;

    protected Step(String name, Reach reach) {
        this.name = name;
        this.reach = reach;
    }

    public final String name() {
        return name;
    }

    public final Reach reach() {
        return reach;
    }

    /** Asks the world; changes nothing. */
    public abstract Finding<R> look();

    /** Makes it so; may be repeated. */
    public abstract void act();

    /** What the ledger and the table say about the result: names to digests, ids, paths. */
    public abstract Map<String, String> evidence(R result);

    /** The result, once this state was reached in this run. */
    public final R result() {
        return Optional.ofNullable(result)
                .orElseThrow(() -> new IllegalStateException("state '" + name + "' was not reached yet"));
    }

    final void settle(R settled) {
        result = settled;
    }
}
