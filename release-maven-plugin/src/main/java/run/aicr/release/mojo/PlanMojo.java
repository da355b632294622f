package run.aicr.release.mojo;

import java.time.Clock;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.ReleaseRun;

/** Says what the goal {@code release} would do, state by state, and does nothing. */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends PipelineMojo {
    @Override
    protected GoalResult run() {
        Run run = prepare();
        Ledger ledger = Ledger.of(rehearsalFolder().resolve("ledger"), run.id(), Clock.systemUTC());
        var rows = new ReleaseRun(ledger, run.id(), new LogObserver(getLog())).plan(run.states());
        new ReleaseTable(getLog(), run.id(), rehearsalFolder(), run.build().work()).print(rows);
        return GoalResult.of("planned").withTag(run.id().tag(), run.id().commit());
    }
}
