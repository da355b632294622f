package run.aicr.cli.option;

/** Integers as the command line takes them: decimal, {@code 0x}, {@code 0o}, {@code 0b}, leading 0 octal, {@code _}. */
final class IntegerText {
    private IntegerText() {}

    /** @throws NumberFormatException when the text is none, or too large */
    static int parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int radix = radix(digits);
        String plain = radix == 10
                ? digits
                : digits.substring(Character.isDigit(digits.charAt(1)) || digits.charAt(1) == '_' ? 1 : 2);
        if (plain.startsWith("_") && radix == 10 || plain.endsWith("_") || plain.contains("__")) {
            throw new NumberFormatException(text);
        }
        String bare = plain.replace("_", "");
        if (bare.startsWith("-") || bare.startsWith("+")) {
            throw new NumberFormatException(text);
        }
        return Integer.parseInt((text.startsWith("-") ? "-" : "") + bare, radix);
    }

    private static int radix(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }
}
