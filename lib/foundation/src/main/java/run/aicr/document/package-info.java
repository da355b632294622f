/**
 * Documents as trees with positions, and their readers and writers.
 *
 * <p>A document is read once at the edge ({@link run.aicr.document.YamlReader}, {@link run.aicr.document.JsonReader})
 * into an immutable {@link run.aicr.document.Node} tree in which every node knows file, line and column. {@link
 * run.aicr.document.Fields} binds a mapping to a record and reports missing and unknown keys. {@link
 * run.aicr.document.YamlWriter} and {@link run.aicr.document.JsonWriter} write trees with a stable form.
 */
@NullMarked
package run.aicr.document;

import org.jspecify.annotations.NullMarked;
