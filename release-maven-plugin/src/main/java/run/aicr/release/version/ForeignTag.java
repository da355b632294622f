package run.aicr.release.version;

import java.util.List;

/**
 * A SemVer pre-release that we do not make, such as {@code v1.3.0-beta1}: known and ordered, never counted by a bump.
 *
 * @param identifiers the dot-separated parts after the first hyphen
 */
public record ForeignTag(String name, Core core, List<String> identifiers) implements TagName {
    public ForeignTag {
        identifiers = List.copyOf(identifiers);
    }
}
