package run.aicr.cli.option;

import java.util.List;

/**
 * What the command line and the help know about a command.
 *
 * @param path the words that call it: {@code aicr recipe}
 * @param purpose one line
 * @param group heading in the list of commands; empty for the root
 * @param description paragraphs and examples
 * @param flags without the global ones
 * @param commands names of its sub-commands
 */
public record CommandTable(
        String path, String purpose, String group, String description, List<Flag> flags, List<CommandName> commands) {

    /** A sub-command as its parent lists it. */
    public record CommandName(String name, String purpose, String group) {}

    /** The line that says how to call it. */
    public String usage() {
        return commands.isEmpty() ? path + " [flags]" : path + " [global flags] <command> [flags]";
    }
}
