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
package run.aicr.release.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * YAML files follow the style rules. Templates (of charts; manifests and readiness checks of components) are no YAML before they are
 * rendered.
 */
final class YamlGate implements Gate {
    @Override
    public String name() {
        return "yaml";
    }

    @Override
    public GateVerdict check(GateInput input) throws IOException {
        List<String> findings = new ArrayList<>();
        Map<String, Path> files = SourceFiles.of(input.root(), YamlGate::isLinted);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            findings.addAll(YamlLint.findings(file.getValue(), file.getKey()));
        }
        return Findings.judge(findings, "YAML files break the rules", files.size() + " files");
    }

    private static boolean isLinted(String path) {
        return (path.endsWith(".yaml") || path.endsWith(".yml"))
                && !path.contains("/manifests/")
                && !path.contains("/templates/")
                && !path.endsWith("/readiness.yaml")
                && !SourceFiles.isTest(path);
    }
}
