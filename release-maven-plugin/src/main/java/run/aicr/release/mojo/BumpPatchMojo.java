package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.version.BumpType;

/** Makes and pushes the tag of the next patch release. */
@Mojo(name = "bump-patch", aggregator = true, threadSafe = true)
public final class BumpPatchMojo extends AbstractBumpMojo {
    @Override
    BumpType type() {
        return BumpType.PATCH;
    }
}
