package run.aicr.release.sbom;

import java.util.List;

/**
 * A dependency of a program.
 *
 * @param group Maven group
 * @param purl package URL; also its name in relationships
 * @param licences SPDX ids, names or one expression, as declared
 * @param sha256 64 hex digits; empty when its bytes are not shipped as a file
 * @param source address of its source or site; empty when its POM names none
 * @param own whether it is one of our modules
 */
public record Component(
        String group,
        String name,
        String version,
        String purl,
        List<String> licences,
        String sha256,
        String source,
        boolean own) {
    private static final String OWN_GROUP = "run.aicr";

    public Component {
        licences = List.copyOf(licences);
    }

    static boolean isOwn(String group) {
        return group.equals(OWN_GROUP);
    }

    /** {@code group:name}. */
    public String coordinates() {
        return group + ":" + name;
    }
}
