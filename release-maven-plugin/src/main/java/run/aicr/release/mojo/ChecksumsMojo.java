package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes the checksums file; part of the state that the goal {@code seal} brings. */
@Mojo(name = "checksums", aggregator = true, threadSafe = true)
public final class ChecksumsMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "attested";
    }
}
