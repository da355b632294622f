package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Makes the image layout; part of the state that the goal {@code build} brings. */
@Mojo(name = "images", aggregator = true, threadSafe = true)
public final class ImagesMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "built";
    }
}
