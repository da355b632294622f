package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes the third-party notices; part of the state that the goal {@code build} brings. */
@Mojo(name = "notices", aggregator = true, threadSafe = true)
public final class NoticesMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "built";
    }
}
