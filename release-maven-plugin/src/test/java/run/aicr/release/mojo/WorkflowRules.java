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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;

/**
 * What must hold for the files below {@code .github} (spec release §8). A file that breaks a rule gives a sentence that
 * begins with its name.
 *
 * @param files path below {@code .github} to content
 * @param goals of the plugin
 */
record WorkflowRules(SortedMap<String, String> files, Goals goals) {
    /** Minutes and permissions of every job; what is not here may not be there. */
    static final Map<String, Allowed> JOBS = allowed();

    /** Actions of others, each with the one commit that is used; a commit belongs to the version in the comment. */
    private static final Map<String, String> PINS = Map.of(
            "actions/checkout", "8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1",
            "actions/setup-java", "f2beeb24e141e01a676f977032f5a29d81c9e27e # v5.1.0",
            "actions/upload-artifact", "b7c566a772e6b6bfb58ed0dc250532a479d7789f # v6.0.0",
            "actions/download-artifact", "37930b1c2abaa49bbe596cd826c3c89aef350131 # v7.0.0");

    private static final Pattern USES = Pattern.compile("^\\s*(?:- )?uses: (\\S+)(.*)$", Pattern.MULTILINE);
    private static final Pattern RUN = Pattern.compile("mvn -B -ntp(?: [A-Za-z0-9:.=\"$_,/-]+)+");
    private static final List<String> PHASES = List.of("verify", "package");

    /** @param minutes empty for a job that calls another workflow */
    record Allowed(Optional<Integer> minutes, Map<String, String> permissions) {}

    private static Map<String, Allowed> allowed() {
        Map<String, Allowed> jobs = new TreeMap<>();
        Map<String, String> read = Map.of("contents", "read");
        Map<String, String> identity = Map.of("contents", "read", "id-token", "write");
        Map<String, String> write = Map.of("contents", "write", "packages", "write");
        jobs.put("on-tag.yaml status", new Allowed(Optional.of(10), read));
        jobs.put("on-tag.yaml qualify", new Allowed(Optional.empty(), read));
        jobs.put("qualification.yaml qualify", new Allowed(Optional.of(45), read));
        jobs.put("on-tag.yaml build", new Allowed(Optional.of(30), read));
        jobs.put("on-tag.yaml attest-images", new Allowed(Optional.empty(), identity));
        jobs.put("attest-images.yaml sign-images", new Allowed(Optional.of(15), identity));
        jobs.put("on-tag.yaml sign", new Allowed(Optional.of(15), identity));
        Map<String, String> draft =
                Map.of("contents", "write", "packages", "write", "attestations", "write", "statuses", "write");
        jobs.put("on-tag.yaml draft", new Allowed(Optional.of(15), draft));
        jobs.put(
                "on-tag.yaml publish",
                new Allowed(
                        Optional.empty(),
                        Map.of("contents", "write", "packages", "write", "id-token", "write", "statuses", "write")));
        jobs.put(
                "publish.yaml publish",
                new Allowed(Optional.of(10), Map.of("contents", "write", "packages", "write", "statuses", "write")));
        jobs.put("publish.yaml pointers", new Allowed(Optional.of(10), write));
        jobs.put(
                "publish.yaml deploy",
                new Allowed(Optional.of(10), Map.of("contents", "read", "packages", "read", "id-token", "write")));
        jobs.put("on-tag.yaml notify", new Allowed(Optional.of(5), Map.of("contents", "read", "statuses", "write")));
        jobs.put("on-tag.yaml summary", new Allowed(Optional.of(5), read));
        jobs.put("on-tag.yaml rebuild", new Allowed(Optional.of(45), read));
        jobs.put("vuln-scan.yaml scan", new Allowed(Optional.of(20), read));
        jobs.put(
                "vuln-scan.yaml upload",
                new Allowed(Optional.of(10), Map.of("contents", "read", "security-events", "write")));
        jobs.put("on-push.yaml qualification", new Allowed(Optional.empty(), read));
        jobs.put("merge-gate.yaml gate", new Allowed(Optional.empty(), read));
        return jobs;
    }

    /** One job of a workflow file. */
    record WorkflowJob(String file, String name, Fields fields) {
        String key() {
            return file + " " + name;
        }

        boolean calls() {
            return fields.text("uses").isPresent();
        }

        /** Commands, one for each step that has one. */
        List<String> commands() {
            return fields.list("steps").stream()
                    .flatMap(s -> s.text("run").stream())
                    .toList();
        }

        List<String> needs() {
            return fields.texts("needs");
        }
    }

    List<WorkflowJob> jobs() {
        List<WorkflowJob> jobs = new ArrayList<>();
        files.forEach((path, text) -> {
            if (path.startsWith("workflows/")) {
                String file = path.substring("workflows/".length());
                Fields workflow = parse(path, text);
                workflow.mappingOrEmpty("jobs")
                        .entries()
                        .forEach((name, node) -> jobs.add(new WorkflowJob(file, name, Fields.of(node, ""))));
            }
        });
        return jobs;
    }

    static Fields parse(String path, String text) {
        return Fields.of(YamlReader.read(path, text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), "");
    }

    /** Everything that is wrong. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        files.forEach((path, text) -> {
            actions(path, text, findings);
            if (path.startsWith("workflows/")) {
                workflow(path, text, findings);
            }
        });
        List<WorkflowJob> jobs = jobs();
        jobs.forEach(job -> limits(job, findings));
        jobs.forEach(job -> steps(job, findings));
        jobs.forEach(job -> handOver(job, findings));
        order(jobs, findings);
        return findings;
    }

    private void actions(String path, String text, List<String> findings) {
        Matcher uses = USES.matcher(text);
        while (uses.find()) {
            String what = uses.group(1);
            String[] parts = what.split("@", 2);
            boolean local = what.startsWith("./.github/")
                    && (files.containsKey(what.substring("./.github/".length()))
                            || files.containsKey(what.substring("./.github/".length()) + "/action.yml"));
            boolean pinned = parts.length == 2 && (parts[1] + uses.group(2)).equals(PINS.get(parts[0]));
            if (!local && !pinned) {
                findings.add(path + ": " + what + uses.group(2) + " is not pinned to its known commit");
            }
        }
        for (String forbidden : List.of("pull_request_target", "workflow_run", "secrets: inherit", "write-all")) {
            if (text.contains(forbidden)) {
                findings.add(path + ": " + forbidden);
            }
        }
    }

    private static void workflow(String path, String text, List<String> findings) {
        Fields workflow = parse(path, text);
        boolean none = workflow.node("permissions")
                .filter(p -> p instanceof Mapping rights && rights.isEmpty())
                .isPresent();
        if (!none) {
            findings.add(path + ": the workflow itself must have no permissions: {}");
        }
        boolean called = text.contains("workflow_call:");
        if (!called && workflow.fields("concurrency").isEmpty()) {
            findings.add(path + ": no concurrency group");
        }
    }

    private static void limits(WorkflowJob job, List<String> findings) {
        Allowed allowed = JOBS.get(job.key());
        if (allowed == null) {
            findings.add(job.key() + ": nobody said what this job may do");
            return;
        }
        Map<String, String> permissions = permissions(job);
        if (!permissions.equals(allowed.permissions())) {
            findings.add(job.key() + ": permissions are " + permissions + ", expected " + allowed.permissions());
        }
        Optional<Integer> minutes = job.fields().integer("timeout-minutes");
        if (!minutes.equals(allowed.minutes())) {
            findings.add(job.key() + ": timeout is " + minutes + ", expected " + allowed.minutes());
        }
    }

    static Map<String, String> permissions(WorkflowJob job) {
        Map<String, String> permissions = new TreeMap<>();
        job.fields()
                .mappingOrEmpty("permissions")
                .entries()
                .forEach((name, node) -> permissions.put(name, ((Scalar) node).text()));
        return permissions;
    }

    private void steps(WorkflowJob job, List<String> findings) {
        for (Fields step : job.fields().list("steps")) {
            boolean checkout = step.textOrEmpty("uses").startsWith("actions/checkout@");
            Fields with = step.fields("with").orElse(step);
            if (checkout && with.bool("persist-credentials", true)) {
                findings.add(job.key() + ": checkout keeps the credentials");
            }
            if (checkout && !with.textOrEmpty("fetch-depth").equals("0")) {
                findings.add(job.key() + ": checkout cuts the history off");
            }
            step.text("run").ifPresent(run -> command(job, run, findings));
            secrets(job, step, findings);
        }
    }

    /** Nothing but goals and phases of Maven, without interpolation, chaining or other programs. */
    private void command(WorkflowJob job, String run, List<String> findings) {
        if (!RUN.matcher(run).matches()) {
            findings.add(job.key() + ": not a plain call of Maven: " + run);
            return;
        }
        List<String> words = List.of(run.split(" ")).subList(3, run.split(" ").length);
        List<String> asked = words.stream().filter(w -> !w.startsWith("-")).toList();
        for (String word : asked) {
            String goal = word.replaceFirst("^aicr-release:", "");
            boolean known = word.startsWith("aicr-release:") ? goals.has(goal) : PHASES.contains(word);
            if (!known) {
                findings.add(job.key() + ": there is no goal " + word);
            }
            for (String property :
                    words.stream().filter(w -> w.startsWith("-D")).toList()) {
                String name = property.substring(2).replaceFirst("=.*", "");
                if (word.startsWith("aicr-release:") && !goals.takes(goal, name)) {
                    findings.add(job.key() + ": " + goal + " has no " + name);
                }
            }
        }
        if (asked.size() != 1) {
            findings.add(job.key() + ": one goal a step, found " + asked);
        }
    }

    /** Secrets stand in the one step that needs them, and only in jobs that build nothing. */
    private static void secrets(WorkflowJob job, Fields step, List<String> findings) {
        step.mappingOrEmpty("env").entries().forEach((name, node) -> {
            String value = ((Scalar) node).text();
            boolean secret = value.contains("secrets.") || value.contains("github.token");
            boolean builds = step.textOrEmpty("run").matches(".* (package|verify) .*");
            if (secret && (builds || JOBS.get(job.key()).minutes().isEmpty())) {
                findings.add(job.key() + ": " + name + " where project code is built");
            }
        });
        job.fields().mappingOrEmpty("env").entries().forEach((name, node) -> {
            if (((Scalar) node).text().matches("(?s).*(secrets\\.|github\\.token).*")) {
                findings.add(job.key() + ": " + name + " is a secret for all steps of the job");
            }
        });
    }

    /** A job with any right to sign or write takes over, by digest, what another built; and the reverse. */
    private static void handOver(WorkflowJob job, List<String> findings) {
        boolean rights = permissions(job).containsValue("write");
        List<String> commands = job.commands();
        if (job.calls() || !rights) {
            return;
        }
        String digest =
                job.fields().fields("env").map(e -> e.textOrEmpty("DIGEST")).orElse("");
        // Results of a scan are one file, which the goal that shows them compares itself.
        String first = JOBS.get(job.key()).permissions().containsKey("security-events") ? "upload-sarif" : "unpack";
        if (commands.isEmpty()
                || !commands.get(0).contains(" aicr-release:" + first + " ")
                || !commands.get(0).contains("-Ddigest=\"$DIGEST\"")) {
            findings.add(job.key() + ": does not check the digest before anything else");
        }
        if (!digest.matches("\\$\\{\\{ (needs\\.[a-z-]+\\.outputs|inputs)\\.digest }}")) {
            findings.add(job.key() + ": its digest does not come from another job: " + digest);
        }
        if (commands.stream().anyMatch(c -> c.matches(".* (package|verify|aicr-release:build) .*"))) {
            findings.add(job.key() + ": builds, and has rights");
        }
    }

    /** Every other job of the tag's workflow waits for the grammar check; what is public is in the one group. */
    private static void order(List<WorkflowJob> jobs, List<String> findings) {
        Map<String, WorkflowJob> onTag = new TreeMap<>();
        jobs.stream().filter(j -> j.file().equals("on-tag.yaml")).forEach(j -> onTag.put(j.name(), j));
        onTag.forEach((name, job) -> {
            if (!name.equals("status") && !job.needs().contains("status")) {
                findings.add(job.key() + ": does not wait for the check of the tag");
            }
        });
        for (WorkflowJob job : jobs) {
            boolean publishes = job.commands().stream()
                    .anyMatch(c -> c.matches(".* aicr-release:(publish|formula|docs|deploy-demo|release) .*"));
            if (publishes && !job.file().equals("publish.yaml")) {
                findings.add(job.key() + ": publishes outside the group release-publish");
            }
            boolean caller = job.fields().textOrEmpty("uses").endsWith("/publish.yaml");
            Optional<Fields> group = job.fields().fields("concurrency");
            boolean held = group.map(g ->
                            g.textOrEmpty("group").equals("release-publish") && !g.bool("cancel-in-progress", true))
                    .orElse(false);
            if (caller && !held) {
                findings.add(job.key() + ": calls publish.yaml outside the group release-publish");
            }
        }
    }

    /** Workflows × jobs × permissions × minutes, as the documents show it. */
    String table() {
        StringBuilder table =
                new StringBuilder("| Workflow | Job | Minutes | Permissions | Goals |\n|---|---|---|---|---|\n");
        for (WorkflowJob job : jobs()) {
            List<String> rights = new ArrayList<>();
            permissions(job).forEach((name, level) -> rights.add("`" + name + ": " + level + "`"));
            List<String> called = job.commands().stream()
                    .map(c -> c.replaceFirst("mvn -B -ntp (?:aicr-release:)?(\\S+).*", "`$1`"))
                    .toList();
            table.append("| `")
                    .append(job.file())
                    .append("` | `")
                    .append(job.name())
                    .append("` | ")
                    .append(job.fields()
                            .integer("timeout-minutes")
                            .map(String::valueOf)
                            .orElse("–"))
                    .append(" | ")
                    .append(String.join(", ", rights))
                    .append(" | ")
                    .append(job.fields()
                            .text("uses")
                            .map(u -> "calls `" + u.replaceFirst(".*/", "") + "`")
                            .orElse(String.join(", ", called)))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** A value of a workflow's head, for tests. */
    static Optional<Node> at(Fields fields, String... path) {
        Optional<Fields> here = Optional.of(fields);
        for (int i = 0; i < path.length - 1; i++) {
            String key = path[i];
            here = here.flatMap(f -> f.fields(key));
        }
        return here.flatMap(f -> f.node(path[path.length - 1]));
    }
}
