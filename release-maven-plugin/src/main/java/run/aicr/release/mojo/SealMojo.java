package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Signs the statements, seals the archives and writes checksums and release index (spec release §7.3). */
@Mojo(name = "seal", aggregator = true, threadSafe = true)
public final class SealMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "attested";
    }
}
