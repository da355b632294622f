package run.aicr.cli.recipe;

import run.aicr.document.JsonWriter;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeTable;

/** How a recipe is printed. */
enum RecipeFormat {
    YAML,
    JSON,
    TABLE;

    /**
     * Reads the text of {@code --format}; empty is YAML.
     *
     * @throws AicrException INVALID_REQUEST naming the known formats
     */
    static RecipeFormat parse(String text) {
        return switch (text) {
            case "", "yaml" -> YAML;
            case "json" -> JSON;
            case "table" -> TABLE;
            default ->
                throw AicrException.invalidRequest(
                        "unknown output format: \"" + text + "\", valid formats are: yaml, json, table");
        };
    }

    byte[] bytes(Recipe recipe, String programVersion) {
        return switch (this) {
            case YAML -> YamlWriter.write(recipe.toNode(programVersion));
            case JSON -> JsonWriter.indentedForOutput(recipe.toNode(programVersion));
            case TABLE -> RecipeTable.write(recipe, programVersion);
        };
    }
}
