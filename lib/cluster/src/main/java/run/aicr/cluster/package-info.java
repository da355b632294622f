/**
 * The only door to Kubernetes.
 *
 * <p>{@link run.aicr.cluster.Access} says how a program reaches its cluster (kubeconfig or service account), {@link
 * run.aicr.cluster.Cluster} opens it and reads from it. Answers are small records or document trees; no type of the
 * Kubernetes client appears in a public signature, so that only this module changes when the client does.
 *
 * <p>Every list, body and wait has a limit: {@link run.aicr.cluster.ClusterLimits}. What goes wrong is an {@link
 * run.aicr.error.AicrException} whose class tells absent, refused, unreachable and too slow apart. Start reading at
 * {@code Cluster}.
 */
@NullMarked
package run.aicr.cluster;

import org.jspecify.annotations.NullMarked;
