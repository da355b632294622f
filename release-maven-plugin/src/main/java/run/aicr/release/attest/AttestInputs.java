package run.aicr.release.attest;

import java.nio.file.Path;
import java.util.Map;

/**
 * What signing needs besides the build.
 *
 * @param catalogue folder of the recipe catalogue's sources, relative to the reactor root
 * @param qualification file of the qualification record of the commit
 * @param notes release notes as Markdown
 * @param tools tool name to version: java, maven, pluginVersion
 */
public record AttestInputs(String catalogue, Path qualification, String notes, Map<String, String> tools) {
    public AttestInputs {
        tools = Map.copyOf(tools);
    }
}
