package run.aicr.server.exchange;

import java.util.List;

/** What answers under one path. */
public interface Resource {
    /** The path, matched exactly. */
    String path();

    /** The methods for the header {@code Allow}, sorted; where GET is, HEAD is answered too. */
    List<String> methods();

    /** Whether a refusal of another method lists the allowed ones in its details. */
    default boolean listsMethods() {
        return false;
    }

    /** Answers, or throws what it refuses. */
    Answer answer(Call call);
}
