package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.release.version.BumpType;

/** Computes the next tag, makes it and pushes it. */
@Mojo(name = "bump", aggregator = true, threadSafe = true)
public final class BumpMojo extends AbstractBumpMojo {
    /** What to bump: {@code major}, {@code minor}, {@code patch} or {@code rc}. */
    @Parameter(property = "aicr.release.type")
    private @Nullable String type;

    @Override
    BumpType type() {
        return BumpType.parse(argument("type", type).orElse(""));
    }
}
