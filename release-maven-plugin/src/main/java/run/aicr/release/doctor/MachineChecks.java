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
package run.aicr.release.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.release.work.SearchPath;

/** Programs, disk and tokens. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 17;
    private static final long GIB = 1L << 30;

    /** A build of all platforms takes about one; two builds are compared now and then. */
    private static final long NEEDED = GIB;

    private static final long COMFORTABLE = 4 * GIB;

    private static final Map<String, String> OPTIONAL = new TreeMap<>(Map.of(
            "cosign", "checks signatures a second time, from outside",
            "helm", "lists the images that recipes deploy, which a real release must have",
            "python3", "its pip downloads the wheels of the image aiperf-bench that are not in the cache",
            "skopeo", "images can be looked at with it after a rehearsal"));

    private static final Map<String, String> TOKENS = new TreeMap<>(Map.of(
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "signing with the identity of the workflow",
            "ACTIONS_ID_TOKEN_REQUEST_URL", "signing with the identity of the workflow",
            "GITHUB_TOKEN", "releases, and images when GHCR_TOKEN is not set",
            "HOMEBREW_DEPLOY_KEY", "the formula in the tap",
            "SLACK_SERVICE", "the chat message"));

    private final Surroundings at;

    MachineChecks(Surroundings at) {
        this.at = at;
    }

    Diagnosis mavenJava() {
        int feature = Runtime.version().feature();
        return feature >= OLDEST_JAVA
                ? Diagnosis.ok("maven java", "Maven runs on Java " + feature)
                : Diagnosis.problem(
                        "maven java",
                        "Maven runs on Java " + feature + ", the build needs " + OLDEST_JAVA + " or newer",
                        "export JAVA_HOME=<folder of a JDK " + OLDEST_JAVA + " or newer>");
    }

    List<Diagnosis> optionalPrograms() {
        List<Diagnosis> findings = new ArrayList<>();
        OPTIONAL.forEach((name, use) -> findings.add(Diagnosis.ok(
                name,
                SearchPath.find(name, at.environment()).isPresent()
                        ? "is on PATH (optional)"
                        : "is not on PATH; it is optional: " + use)));
        return findings;
    }

    Diagnosis diskSpace() {
        Path folder = at.work().toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            return diskSpace(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return Diagnosis.warning(
                    "disk", "the free space of " + folder + " cannot be read: " + e.getMessage(), "df -h " + folder);
        }
    }

    Diagnosis diskSpace(long usable) {
        String sentence = usable / (1 << 20) + " MiB are free for " + at.work();
        String fix = "mvn clean, or -Daicr.release.work=<folder with more space>";
        if (usable < NEEDED) {
            return Diagnosis.problem("disk", sentence + ", a build needs " + NEEDED / (1 << 20), fix);
        }
        return usable < COMFORTABLE
                ? Diagnosis.warning("disk", sentence + "; that is little", fix)
                : Diagnosis.ok("disk", sentence);
    }

    List<Diagnosis> tokens() {
        if (at.rehearsal()) {
            return List.of(Diagnosis.ok("tokens", "a rehearsal needs none"));
        }
        List<Diagnosis> findings = new ArrayList<>();
        TOKENS.forEach((name, use) -> findings.add(
                at.environment().getOrDefault(name, "").isBlank()
                        ? Diagnosis.problem(name, "is not set; needed for " + use, "export " + name + "=<secret>")
                        : Diagnosis.ok(name, "is set; used for " + use)));
        return findings;
    }
}
