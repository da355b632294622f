package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes the bills of materials; part of the state that the goal {@code build} brings. */
@Mojo(name = "sbom", aggregator = true, threadSafe = true)
public final class SbomMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "built";
    }
}
