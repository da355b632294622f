package run.aicr.cli.option;

import java.util.List;
import java.util.Map;

/**
 * What the command line and the environment variables set.
 *
 * @param values by the flag's long name: text as given, integers in decimal, booleans {@code true} or {@code false}
 * @param arguments words that are no flags, in order
 * @param rest the words after the command's name, when reading stopped there
 */
public record ParsedLine(Map<String, String> values, List<String> arguments, List<String> rest) {

    /** The text of a flag; empty when it is not set. */
    public String text(String flag) {
        return values.getOrDefault(flag, "");
    }

    public boolean isSet(String flag) {
        return values.containsKey(flag);
    }

    public boolean isOn(String flag) {
        return text(flag).equals("true");
    }

    /** The number of an integer flag; 0 when it is not set. */
    public int integer(String flag) {
        return isSet(flag) ? Integer.parseInt(text(flag)) : 0;
    }
}
