/**
 * The catalogue that ships with the programs.
 *
 * <p>Its source is YAML under {@code src/main/catalog}, laid out as spec recipe §4 says; the build packs it into {@code
 * catalog.index} beside this package. Registry, validator catalogue and manifests also ship as they stand, below {@code
 * source/}. {@link run.aicr.catalog.embedded.EmbeddedCatalog#open} gives the whole as a {@link
 * run.aicr.catalog.Catalog}.
 */
@NullMarked
package run.aicr.catalog.embedded;

import org.jspecify.annotations.NullMarked;
