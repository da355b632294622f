package run.aicr.constraint;

/** Where readings come from. */
public interface Readings {
    /**
     * The reading as text: integers decimal, booleans {@code true} or {@code false}, floats in shortest form.
     *
     * @throws run.aicr.error.AicrException NOT_FOUND when there is no such reading, CONFLICT when a selector fits
     *     several items (sentences of spec recipe §9.1)
     */
    String at(ConstraintPath path);
}
