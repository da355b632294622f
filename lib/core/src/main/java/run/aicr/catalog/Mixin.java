package run.aicr.catalog;

/**
 * A reusable fragment of recipes (spec recipe §5.3).
 *
 * @param path relative path of its file in the tree
 * @param content constraints and component references only
 */
public record Mixin(String name, String path, OverlayContent content) {}
