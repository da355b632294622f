package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.version.BumpType;

/** Makes and pushes the tag of the next major release. */
@Mojo(name = "bump-major", aggregator = true, threadSafe = true)
public final class BumpMajorMojo extends AbstractBumpMojo {
    @Override
    BumpType type() {
        return BumpType.MAJOR;
    }
}
