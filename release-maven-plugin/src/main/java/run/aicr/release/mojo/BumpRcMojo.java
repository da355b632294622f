package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.version.BumpType;

/** Makes and pushes the tag of the next release candidate. */
@Mojo(name = "bump-rc", aggregator = true, threadSafe = true)
public final class BumpRcMojo extends AbstractBumpMojo {
    @Override
    BumpType type() {
        return BumpType.RC;
    }
}
