package run.aicr.release.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Publishes into the rehearsal folder (spec release §2.1 state 6). */
@Mojo(name = "publish", aggregator = true, threadSafe = true)
public final class PublishMojo extends RunReleaseMojo {
    @Override
    protected String until() {
        return "published";
    }
}
