package run.aicr.release.mojo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Node;

/**
 * What a goal did, as the result file says it.
 *
 * @param outcome one word, such as {@code tagged} or {@code done}
 * @param latest whether the tag is the highest stable one now; absent where that means nothing
 * @param further fields of this goal alone, written after the common ones
 */
public record GoalResult(
        String outcome,
        Optional<String> tag,
        Optional<String> commit,
        Optional<Boolean> latest,
        List<String> warnings,
        Map<String, Node> further) {

    public GoalResult {
        warnings = List.copyOf(warnings);
        further = new LinkedHashMap<>(further);
    }

    public static GoalResult of(String outcome) {
        return new GoalResult(outcome, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    public GoalResult withTag(String name, String commitId) {
        return new GoalResult(outcome, Optional.of(name), Optional.of(commitId), latest, warnings, further);
    }

    public GoalResult withLatest(boolean isLatest) {
        return new GoalResult(outcome, tag, commit, Optional.of(isLatest), warnings, further);
    }

    public GoalResult withWarnings(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new GoalResult(outcome, tag, commit, latest, all, further);
    }

    /** Adds a field of this goal alone. */
    public GoalResult with(String key, Node value) {
        Map<String, Node> more = new LinkedHashMap<>(further);
        more.put(key, value);
        return new GoalResult(outcome, tag, commit, latest, warnings, more);
    }
}
