package run.aicr.server.guard;

import java.util.Locale;
import java.util.Optional;

/** Which version of the API an {@code Accept} header asks for (spec api §2.1). */
public final class ApiVersion {
    /** The only version there is. */
    public static final String V1 = "v1";

    private static final String VENDOR = "application/vnd.nvidia.aicr.";

    private ApiVersion() {}

    /** The first version of the vendor type that is not known here, when no known one is named. */
    public static Optional<String> unknown(Optional<String> accept) {
        Optional<String> first = Optional.empty();
        for (String type : accept.orElse("").split(",", -1)) {
            String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (name.startsWith(VENDOR)) {
                String version = name.substring(VENDOR.length()).split("\\+", 2)[0];
                if (version.equals(V1)) {
                    return Optional.empty();
                }
                first = first.or(() -> Optional.of(version));
            }
        }
        return first;
    }
}
