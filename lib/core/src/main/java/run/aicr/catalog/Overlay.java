package run.aicr.catalog;

import java.util.Optional;
import run.aicr.criteria.Criteria;

/**
 * The head of an overlay: what is needed to find it. Its content is read with {@link Catalog#content}.
 *
 * @param base name of the parent; empty or {@code base} for the base itself
 * @param criteria absent: it never matches, but may be a parent
 * @param path relative path of its file in the tree
 */
public record Overlay(String name, String base, Optional<Criteria> criteria, String path, Origin origin) {
    /** The name that stands for the base recipe. */
    public static final String BASE = "base";

    /** Whether the parent is the base recipe itself. */
    public boolean isOnBase() {
        return base.isEmpty() || base.equals(BASE);
    }
}
