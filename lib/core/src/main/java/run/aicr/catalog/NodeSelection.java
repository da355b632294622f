package run.aicr.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * Which nodes a validation phase uses.
 *
 * @param selector labels that a node must carry, sorted by key
 * @param maxNodes 0 for no limit
 */
public record NodeSelection(Map<String, String> selector, int maxNodes, List<String> excludeNodes) {

    public NodeSelection {
        selector = Collections.unmodifiableMap(new TreeMap<>(selector));
        excludeNodes = List.copyOf(excludeNodes);
    }

    /** Keys in the order of output, zero values left out. */
    public Mapping toNode() {
        Mapping.Builder node = new Mapping.Builder();
        if (!selector.isEmpty()) {
            Mapping.Builder labels = new Mapping.Builder();
            for (Map.Entry<String, String> label : selector.entrySet()) {
                labels.put(label.getKey(), label.getValue());
            }
            node.put("selector", labels.build());
        }
        if (maxNodes != 0) {
            node.put("maxNodes", Scalar.integer(maxNodes));
        }
        return node.putIfSet("excludeNodes", excludeNodes).build();
    }
}
