package run.aicr.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Checks the dependencies between component references: all declared, no cycle (spec recipe §11.1). */
public final class Dependencies {
    private final Map<String, ComponentRef> byName = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private Dependencies() {}

    /**
     * Checks references in list order, their dependencies in declared order.
     *
     * @throws AicrException INVALID_REQUEST for the first unknown dependency, else for the first cycle
     */
    public static void check(List<ComponentRef> refs) {
        new Dependencies().checkAll(refs);
    }

    private void checkAll(List<ComponentRef> refs) {
        for (ComponentRef ref : refs) {
            byName.put(ref.name(), ref);
        }
        for (ComponentRef ref : refs) {
            for (String dependency : ref.dependencyRefs()) {
                if (!byName.containsKey(dependency)) {
                    throw AicrException.invalidRequest(
                            "component \"" + ref.name() + "\" references unknown dependency \"" + dependency + "\"");
                }
            }
        }
        for (ComponentRef ref : refs) {
            visit(ref.name());
        }
    }

    private void visit(String name) {
        if (done.contains(name)) {
            return;
        }
        int start = path.indexOf(name);
        path.add(name);
        if (start >= 0) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    "dependency validation failed",
                    AicrException.invalidRequest("circular dependency detected: ["
                            + String.join(" ", path.subList(start, path.size())) + "]"));
        }
        ComponentRef ref = byName.get(name);
        if (ref != null) {
            for (String dependency : ref.dependencyRefs()) {
                visit(dependency);
            }
        }
        path.remove(path.size() - 1);
        done.add(name);
    }
}
