/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
