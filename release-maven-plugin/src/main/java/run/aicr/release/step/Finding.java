package run.aicr.release.step;

import run.aicr.release.Code;
import run.aicr.release.ReleaseException;

/** What a look at the world found about a state. */
public sealed interface Finding<R extends Record> {

    /** The state is there; the result describes it. */
    record Done<R extends Record>(R result) implements Finding<R> {}

    /** The state is not there, and acting brings it. */
    record Missing<R extends Record>(String reason) implements Finding<R> {}

    /** The state is not meant to be reached in this release. */
    record NotDue<R extends Record>(String reason) implements Finding<R> {}

    /** The world contradicts: acting would make it worse. */
    record Conflict<R extends Record>(Code code, String reason, String remedy) implements Finding<R> {
        public ReleaseException refusal() {
            return new ReleaseException(code, reason, remedy);
        }
    }
}
