package run.aicr.cli.option;

/** The words of the command line do not fit the table: the user gets the sentence, the usage line and a hint. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CommandTable table;

    /** @param sentence names the word, and what was expected */
    public UsageException(CommandTable table, String sentence) {
        super(sentence);
        this.table = table;
    }

    public CommandTable table() {
        return table;
    }
}
