package run.aicr.release.product;

import java.nio.file.Path;

/**
 * The folder a release is made in: {@code <work>/<tag>/} (spec release §7).
 *
 * @param folder of one tag
 */
public record WorkFolder(Path folder) {

    public static WorkFolder of(Path work, ReleaseId id) {
        return new WorkFolder(work.resolve(id.tag()));
    }

    /** Payload folders by their name, e.g. {@code aicr_linux_amd64}. */
    public Path payload(String name) {
        return folder.resolve("payload").resolve(name);
    }

    /** One OCI image layout with all images. */
    public Path images() {
        return folder.resolve("images");
    }

    /** Files of {@code built}: bills of materials and notices. */
    public Path files() {
        return folder.resolve("files");
    }

    /** Files of {@code attested}: everything that will be an asset of the release. */
    public Path assets() {
        return folder.resolve("assets");
    }

    public Path manifest() {
        return folder.resolve("build.json");
    }

    public Path scratch() {
        return folder.resolve("scratch");
    }
}
