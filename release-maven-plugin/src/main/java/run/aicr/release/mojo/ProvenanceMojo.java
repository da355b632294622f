package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes the provenance of all assets; part of the state that the goal {@code seal} brings. */
@Mojo(name = "provenance", aggregator = true, threadSafe = true)
public final class ProvenanceMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "attested";
    }
}
