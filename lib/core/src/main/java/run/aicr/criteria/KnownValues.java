package run.aicr.criteria;

/** Values beyond the built-in ones, usually those that overlays of a catalogue name (spec recipe §2.3). */
public interface KnownValues {
    /** Only the built-in values are known. */
    KnownValues BUILT_IN_ONLY = new KnownValues() {
        @Override
        public boolean contains(Dimension dimension, String value) {
            return false;
        }
    };

    /**
     * Whether the value is known.
     *
     * @param value normalised: trimmed, lower case
     */
    boolean contains(Dimension dimension, String value);
}
