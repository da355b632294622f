package run.aicr.server;

import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Resource;

/** {@code GET /}: what this server is and offers (spec api §4.1). */
final class RootResource implements Resource {
    private final Mapping document;

    /**
     * Prepares the answer.
     *
     * @param version of the stamp
     * @param routes paths of the API
     */
    RootResource(String version, List<String> routes) {
        this.document = new Mapping.Builder()
                .put("routes", Sequence.ofTexts(routes.stream().sorted().toList()))
                .put("service", "aicrd")
                .put("version", shown(version))
                .build();
    }

    /** {@code 1.2.3} is shown as {@code v1.2.3}; a word such as {@code dev} as it is. */
    static String shown(String version) {
        boolean number = !version.isEmpty() && version.charAt(0) >= '0' && version.charAt(0) <= '9';
        return number ? "v" + version : version;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public Answer answer(Call call) {
        return Answer.json(200, document);
    }
}
