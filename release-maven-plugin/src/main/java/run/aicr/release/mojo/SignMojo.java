package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Signs what was built; signing and sealing are one state, so this is the goal {@code seal} by another name. */
@Mojo(name = "sign", aggregator = true, threadSafe = true)
public final class SignMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "attested";
    }
}
