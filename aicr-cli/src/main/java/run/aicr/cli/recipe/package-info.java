/**
 * {@code aicr recipe}: from criteria on the command line to a recipe (spec cli §10.2, §11.1).
 *
 * <p>{@link run.aicr.cli.recipe.RecipeCommand} is the whole command; the work is done by the recipe engine.
 */
@NullMarked
package run.aicr.cli.recipe;

import org.jspecify.annotations.NullMarked;
