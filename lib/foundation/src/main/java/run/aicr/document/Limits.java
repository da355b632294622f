package run.aicr.document;

/**
 * What a reader accepts at most.
 *
 * @param maxBytes size of the source in bytes
 * @param maxDepth nesting of mappings and lists
 * @param maxNodes number of nodes, each use of an alias counted with everything below it
 */
public record Limits(long maxBytes, int maxDepth, int maxNodes) {
    /** One MiB: configuration, criteria and recipe documents (spec cli §8). */
    public static final Limits DOCUMENT = new Limits(1 << 20, 100, 200_000);

    /** Ten MiB: files of an external catalogue (spec recipe §16.1). */
    public static final Limits CATALOGUE_FILE = new Limits(10 << 20, 100, 2_000_000);

    /** 64 MiB: local snapshots (spec cli §13.2 item 9). */
    public static final Limits SNAPSHOT = new Limits(64 << 20, 100, 10_000_000);
}
