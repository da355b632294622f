package run.aicr.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * A pod as the checks see it.
 *
 * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}
 * @param ready the condition Ready; empty while no kubelet has reported it
 * @param terminating whether it is being deleted
 */
public record Pod(
        String namespace,
        String name,
        Map<String, String> labels,
        String phase,
        Optional<Boolean> ready,
        boolean terminating) {
    public Pod {
        labels = Map.copyOf(labels);
    }

    public boolean running() {
        return phase.equals("Running");
    }
}
