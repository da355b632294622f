package run.aicr.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;

/**
 * What one phase of a validation demands. An absent list inherits, an empty one clears (spec recipe §7.4).
 *
 * @param timeout duration text; empty when absent
 * @param checks names of validators
 * @param infrastructure name of a component; empty when absent
 */
public record ValidationPhase(
        String timeout,
        Optional<List<RecipeConstraint>> constraints,
        Optional<List<String>> checks,
        Optional<NodeSelection> nodeSelection,
        String infrastructure) {

    /** Keys in the order of output; empty lists and zero values are left out. */
    public Mapping toNode() {
        Mapping.Builder node = new Mapping.Builder().putIfSet("timeout", timeout);
        if (constraints.isPresent() && !constraints.get().isEmpty()) {
            node.put("constraints", nodes(constraints.get()));
        }
        if (checks.isPresent()) {
            node.putIfSet("checks", checks.get());
        }
        if (nodeSelection.isPresent()) {
            node.put("nodeSelection", nodeSelection.get().toNode());
        }
        return node.putIfSet("infrastructure", infrastructure).build();
    }

    private static Sequence nodes(List<RecipeConstraint> constraints) {
        List<Mapping> nodes = new ArrayList<>();
        for (RecipeConstraint constraint : constraints) {
            nodes.add(constraint.toNode());
        }
        return Sequence.of(nodes);
    }
}
