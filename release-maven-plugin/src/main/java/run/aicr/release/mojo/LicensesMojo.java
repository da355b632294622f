/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package run.aicr.release.mojo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.gate.LicencePolicyCheck;
import run.aicr.release.notice.Component;
import run.aicr.release.notice.LicensePolicy;

/**
 * Shows the licence of everything that ships in a product, and fails for what the policy forbids.
 *
 * <p>It reads what the last build packaged; {@code mvn package} comes first.
 */
@Mojo(name = "licenses", aggregator = true, threadSafe = true)
public final class LicensesMojo extends PipelineMojo {
    private static final int NAME_WIDTH = 60;

    @Override
    protected GoalResult run() {
        LicencePolicyCheck.Findings findings = LicencePolicyCheck.findings(
                ReleaseConfig.read(configFile()), root(), productJdk(), LocalDate.now(ZoneOffset.UTC));
        List<Component> components = findings.components().stream()
                .sorted(Comparator.comparing(Component::name).thenComparing(Component::version))
                .toList();
        components.forEach(c -> getLog().info(pad(c.name() + " " + c.version()) + license(c)));
        List<LicensePolicy.Problem> problems = findings.problems();
        problems.forEach(p -> getLog().warn("[" + p.code() + "] " + p));
        if (!problems.isEmpty()) {
            throw new ReleaseException(
                    problems.get(0).code(),
                    String.join(
                            "; ",
                            problems.stream()
                                    .map(LicensePolicy.Problem::toString)
                                    .toList()),
                    "Replace the dependency, or have an exception approved in the licence policy.",
                    problems.stream().map(LicensePolicy.Problem::subject).toList());
        }
        getLog().info(components.size() + " components, all allowed by the policy");
        return GoalResult.of("allowed").with("components", nodes(components));
    }

    private static String license(Component component) {
        return component.expression().orElse("(none named)");
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(1, NAME_WIDTH - text.length()));
    }

    private static Sequence nodes(List<Component> components) {
        List<Node> nodes = new ArrayList<>();
        components.forEach(c -> nodes.add(new Mapping.Builder()
                .put("name", c.name())
                .put("version", c.version())
                .put("license", license(c))
                .build()));
        return Sequence.of(nodes);
    }
}
