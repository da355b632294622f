package run.aicr.cli;

import java.util.List;
import java.util.Optional;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;
import run.aicr.cli.recipe.RecipeCommand;

/** All commands. Only the one that is asked for is loaded. */
final class Commands {
    private static final String DESCRIPTION = """
            AI Cluster Runtime: reproducible GPU Kubernetes clusters from tested recipes.

            Examples:
              aicr recipe --service eks --accelerator h100 --os ubuntu --intent training
              aicr recipe --help
            """;

    private Commands() {}

    /** The table of the program itself. */
    static CommandTable root() {
        return new CommandTable(
                "aicr",
                "AI Cluster Runtime",
                "",
                DESCRIPTION,
                List.of(),
                List.of(new CommandName("recipe", "generate a recipe for a cluster", "Functional")));
    }

    static Optional<Command> find(String name) {
        return switch (name) {
            case "recipe" -> Optional.of(new RecipeCommand());
            default -> Optional.empty();
        };
    }
}
