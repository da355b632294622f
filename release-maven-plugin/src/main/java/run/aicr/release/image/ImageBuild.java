package run.aicr.release.image;

import java.util.Map;
import run.aicr.digest.Sha256;

/**
 * A finished image in the layout.
 *
 * @param index digest of its index
 * @param platforms platform to what was made for it, sorted
 */
public record ImageBuild(String name, Sha256 index, Map<String, PlatformImage> platforms) {

    /**
     * One platform of an image.
     *
     * @param manifest digest of the manifest
     * @param payload SHA-256 over the {@code diff_id}s of all layers but the stamp layer, one a line
     */
    public record PlatformImage(Sha256 manifest, Sha256 payload) {}
}
