/**
 * The recipe engine: from criteria to the one recipe that a catalogue gives for them (spec recipe §6-8, §11, §12).
 *
 * <p>Start with {@link run.aicr.recipe.RecipeResolver#resolve}: it reads like the list of steps. Candidates finds the
 * overlays, Chains their ancestors, RecipeMerge lays them over one another, MixinMerge adds the mixins, Finishing fills
 * in what the registry knows, Coherence refuses what no deployer could install, DeploymentOrder sorts.
 *
 * <p>Nothing here changes the catalogue, so resolves do not influence each other. On the path of short commands: no
 * streams, no lambdas, no formatting classes (spec performance §4).
 */
@NullMarked
package run.aicr.recipe;

import org.jspecify.annotations.NullMarked;
