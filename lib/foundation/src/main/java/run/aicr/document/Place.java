package run.aicr.document;

/**
 * Where a node stands.
 *
 * @param source file name, URL or another name a reader understands
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
public record Place(String source, int line, int column) {
    /** For trees that were made, not read. */
    public static final Place NONE = new Place("", 0, 0);

    /** {@code file:line:column}, or the source alone when the line is unknown. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
