package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.version.BumpType;

/** Makes and pushes the tag of the next minor release. */
@Mojo(name = "bump-minor", aggregator = true, threadSafe = true)
public final class BumpMinorMojo extends AbstractBumpMojo {
    @Override
    BumpType type() {
        return BumpType.MINOR;
    }
}
