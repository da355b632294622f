package run.aicr.release.mojo;

import java.nio.file.Path;
import java.util.Map;
import run.aicr.release.product.Jdk;
import run.aicr.release.product.Program;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.sbom.ModuleBom;

final class ThirdPartyNotices implements ReleaseBuild.NoticesText {
    @Override
    public String of(ReleaseId id, Map<Program, ModuleBom> boms, Jdk jdk, Path reactorRoot) {
        return "";
    }
}
