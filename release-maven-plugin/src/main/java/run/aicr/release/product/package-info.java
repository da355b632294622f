/**
 * What is built: programs, their runtimes and payloads.
 *
 * <p>{@link run.aicr.release.product.ReleaseConfig} is the parsed {@code .release.yaml}. {@link
 * run.aicr.release.product.PayloadBuilder} makes the payload of one program for one platform: a linked Java runtime, the
 * program, a class archive for fast starts and a launcher. Everything in a payload is reproducible and names no version
 * (spec release §2.4).
 */
@NullMarked
package run.aicr.release.product;

import org.jspecify.annotations.NullMarked;
