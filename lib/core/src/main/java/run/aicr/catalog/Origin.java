package run.aicr.catalog;

/** Where a file of the catalogue comes from. */
public enum Origin {
    /** It ships with the program. */
    EMBEDDED("embedded"),
    /** It was given with {@code --data}. */
    EXTERNAL("external");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    /** The word in lists and logs. */
    public String label() {
        return label;
    }
}
