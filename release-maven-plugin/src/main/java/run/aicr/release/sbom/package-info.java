/**
 * Software bills of materials: read from what {@code cyclonedx-maven-plugin} says about a program's module, written as
 * SPDX 2.3 and CycloneDX 1.6 for what is shipped (spec release §3.3, release-practice §10).
 */
@NullMarked
package run.aicr.release.sbom;

import org.jspecify.annotations.NullMarked;
