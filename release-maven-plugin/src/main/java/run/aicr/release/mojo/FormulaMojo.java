package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes the Homebrew formula of a published release (spec release §3.7). */
@Mojo(name = "formula", aggregator = true, threadSafe = true)
public final class FormulaMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "formula";
    }
}
