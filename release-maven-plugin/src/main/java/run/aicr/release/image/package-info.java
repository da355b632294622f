/**
 * Container images without a container engine (spec images §4–6).
 *
 * <p>{@link run.aicr.release.image.RehearsalRoot} is the base of a rehearsal, {@link run.aicr.release.image.ImageLayers}
 * lets Jib make layers and configuration of one platform, {@link run.aicr.release.image.ImageAssembler} adds the stamp
 * layer, labels, annotations and the index, and stores all in an OCI image layout.
 */
@NullMarked
package run.aicr.release.image;

import org.jspecify.annotations.NullMarked;
