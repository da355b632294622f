package run.aicr.release.changelog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds which commits of a range cancel each other out. */
final class Reverts {
    private Reverts() {}

    /**
     * Ids of reverts whose target is in the range, and of these targets.
     *
     * <p>From the newest on: a revert that is itself reverted does nothing, so its target lives.
     *
     * @param ordered parents first
     */
    static Set<String> cancelled(List<ParsedCommit> ordered) {
        Set<String> gone = new HashSet<>();
        for (int i = ordered.size() - 1; i >= 0; i--) {
            ParsedCommit revert = ordered.get(i);
            String id = revert.commit().id();
            Optional<String> target = gone.contains(id)
                    ? Optional.empty()
                    : revert.reverts().flatMap(t -> find(ordered, t)).filter(t -> !gone.contains(t));
            target.filter(t -> !t.equals(id)).ifPresent(t -> {
                gone.add(id);
                gone.add(t);
            });
        }
        return gone;
    }

    private static Optional<String> find(List<ParsedCommit> commits, String idOrPrefix) {
        return commits.stream()
                .map(c -> c.commit().id())
                .filter(id -> id.startsWith(idOrPrefix))
                .findFirst();
    }
}
