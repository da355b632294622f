package run.aicr.catalog;

import java.util.List;

/** What a base recipe, an overlay or a mixin contributes, each list in file order (spec recipe §5.2). */
public record OverlayContent(
        List<String> mixins,
        List<RecipeConstraint> constraints,
        List<ComponentRef> componentRefs,
        Validation validation) {

    public OverlayContent {
        mixins = List.copyOf(mixins);
        constraints = List.copyOf(constraints);
        componentRefs = List.copyOf(componentRefs);
    }
}
