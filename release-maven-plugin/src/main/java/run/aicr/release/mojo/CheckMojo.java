package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Reads everything back and tries the program, before anything is public (spec release §2.7). */
@Mojo(name = "check", aggregator = true, threadSafe = true)
public final class CheckMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "checked";
    }
}
