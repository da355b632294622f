/**
 * OCI images on disk: digests with size and type ({@link run.aicr.oci.Descriptor}) and the image layout folder ({@link
 * run.aicr.oci.Layout}), after image-spec 1.1.
 */
@NullMarked
package run.aicr.oci;

import org.jspecify.annotations.NullMarked;
