package run.aicr.cluster;

/**
 * How many pods a Deployment or DaemonSet wants and has.
 *
 * @param desired replicas asked for (Deployment, default 1) or nodes scheduled (DaemonSet)
 * @param available pods that serve: available replicas of a Deployment, ready pods of a DaemonSet
 */
public record Workload(String namespace, String name, int desired, int available) {}
