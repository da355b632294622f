package run.aicr.release.mojo;

import run.aicr.release.git.GitRepository;
import run.aicr.release.product.ReleaseId;

final class Notes {
    private Notes() {}

    static String of(GitRepository repository, ReleaseId id) {
        return "";
    }
}
