package run.aicr.document;

/** A node of a document; trees of nodes are immutable and may share parts. */
public sealed interface Node permits Mapping, Sequence, Scalar {

    /** Where the node stands in its source. */
    Place place();

    /** What the node is, in the words of an error message: {@code a mapping}, {@code a list}, {@code text} … */
    String kindName();
}
