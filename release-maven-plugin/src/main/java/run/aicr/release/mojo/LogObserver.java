package run.aicr.release.mojo;

import org.apache.maven.plugin.logging.Log;
import run.aicr.release.step.ReleaseRun;

/** Writes the progress of a release into the Maven log: one line when a state is made, one when it is there. */
record LogObserver(Log log) implements ReleaseRun.Observer {
    @Override
    public void acting(String step, String reason) {
        log.info(step + ": " + reason + "; making it so");
    }

    @Override
    public void finished(ReleaseRun.Row row) {
        log.info(row.step() + ": " + row.outcome());
    }
}
