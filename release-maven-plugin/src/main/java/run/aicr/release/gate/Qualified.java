package run.aicr.release.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.version.Tagged;

/** State {@code qualified}: there is a passing qualification record for exactly the commit of the release. */
public final class Qualified extends Step<Qualified.Result> {
    private final Tagged tagged;
    private final Path folder;

    /** Where the record lies, and its digest. */
    public record Result(Path record, Sha256 digest) {}

    /**
     * The state.
     *
     * @param folder of the records, {@code <commit>.json}
     */
    public Qualified(Tagged tagged, Path folder) {
        super("qualified", Reach.NOTHING);
        this.tagged = tagged;
        this.folder = folder;
    }

    @Override
    public Finding<Result> look() {
        String commit = tagged.result().id().commit();
        Path file = folder.resolve(commit + ".json");
        if (!Files.isRegularFile(file)) {
            return refused("there is no qualification record for " + commit + " in " + folder);
        }
        try {
            byte[] json = Files.readAllBytes(file);
            Fields fields = Fields.of(JsonReader.read(file.toString(), json, Limits.DOCUMENT), "");
            if (!fields.textOrEmpty("commit").equals(commit)) {
                return refused(file + " is about commit " + fields.textOrEmpty("commit"));
            }
            if (!fields.textOrEmpty("result").equals("pass")) {
                return refused("not all gates passed for " + commit + ": " + skipped(fields));
            }
            return new Finding.Done<>(new Result(file, Sha256.of(json)));
        } catch (AicrException e) {
            return refused(e.sentence());
        } catch (IOException e) {
            throw new ReleaseException(Code.NOT_QUALIFIED, "cannot read " + file).because(e);
        }
    }

    private static String skipped(Fields record) {
        return String.join(
                ", ",
                record.list("gates").stream()
                        .filter(g -> !g.textOrEmpty("result").equals("pass"))
                        .map(g -> g.textOrEmpty("name") + " " + g.textOrEmpty("result"))
                        .toList());
    }

    private static Finding<Result> refused(String reason) {
        return new Finding.Conflict<>(Code.NOT_QUALIFIED, reason, "Run: mvn verify (on a clean work tree)");
    }

    @Override
    public void act() {
        throw new IllegalStateException("gates run in mvn verify, not in a release");
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("record", result.digest().prefixed());
    }
}
