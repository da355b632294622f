package run.aicr.release.notice;

import java.util.List;
import java.util.Optional;

/**
 * Something of others that we ship.
 *
 * @param name {@code group:artifact} for a jar
 * @param licenses SPDX ids or expressions; several mean a choice; empty when unknown
 * @param source where its source of this version is found
 */
public record Component(
        String name, String version, List<String> licenses, Optional<String> source, List<LicenseFile> files) {
    public Component {
        licenses = List.copyOf(licenses);
        files = List.copyOf(files);
    }

    /** The licences as one expression; empty when unknown. */
    public Optional<String> expression() {
        return licenses.isEmpty() ? Optional.empty() : Optional.of(String.join(" OR ", licenses));
    }

    /** The same with other texts. */
    public Component withFiles(List<LicenseFile> others) {
        return new Component(name, version, licenses, source, others);
    }
}
