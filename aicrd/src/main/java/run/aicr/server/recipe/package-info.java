/**
 * The endpoint {@code /v1/recipe} (spec api §4.2, §4.3).
 *
 * <p>{@link run.aicr.server.recipe.RecipeResource} takes criteria from parameters or from a document, and answers with
 * the encoded recipe. {@link run.aicr.server.recipe.RecipeAnswers} keeps encoded recipes by their criteria, since the
 * catalogue never changes while the server runs; it is bounded by number and by size (spec performance §6).
 */
@NullMarked
package run.aicr.server.recipe;

import org.jspecify.annotations.NullMarked;
