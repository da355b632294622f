package run.aicr.release.mojo;

import java.time.Clock;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.ReleaseRun.Row;
import run.aicr.release.step.Step;

/** Runs the whole release; what is done already is left as it is (spec release §2.2). */
@Mojo(name = "release", defaultPhase = LifecyclePhase.DEPLOY, aggregator = true, threadSafe = true)
public class RunReleaseMojo extends PipelineMojo {
    /** Name of the last state to bring; sub-classes stop earlier. */
    protected String until() {
        return "formula";
    }

    @Override
    protected final GoalResult run() {
        Run run = prepare();
        if (run.id().rehearsal()) {
            String what = run.id().tagObject().isEmpty()
                    ? run.id().tag() + " (no tag at HEAD: this is the candidate that bump rc would make)"
                    : run.id().tag();
            getLog().info("rehearsing the release " + what);
        }
        Ledger ledger = Ledger.of(rehearsalFolder().resolve("ledger"), run.id(), Clock.systemUTC());
        ReleaseRun releaseRun = new ReleaseRun(ledger, run.id(), new LogObserver(getLog()));
        List<Step<?>> steps = upTo(run.states());
        List<Row> rows = dryRun() ? releaseRun.plan(steps) : releaseRun.bringAll(steps);
        new ReleaseTable(getLog(), run.id(), rehearsalFolder(), run.build().work()).print(rows);
        String outcome = dryRun() ? "planned" : releaseRun.changedSomething() ? "done" : "nothing-to-do";
        return GoalResult.of(outcome).withTag(run.id().tag(), run.id().commit());
    }

    private List<Step<?>> upTo(List<Step<?>> states) {
        int last = 0;
        while (!states.get(last).name().equals(until())) {
            last++;
        }
        return states.subList(0, last + 1);
    }
}
