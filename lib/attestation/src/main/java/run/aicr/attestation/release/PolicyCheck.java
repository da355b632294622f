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
package run.aicr.attestation.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;

/** Holds a verified release against a policy: one verdict for each demand that the policy makes. */
public final class PolicyCheck {
    private static final String NAME = "policy: ";
    private static final int SHOWN = 5;

    private final VerifyPolicy policy;
    private final ReleaseView view;
    private final Instant now;
    private final List<SubjectVerdict> verdicts = new ArrayList<>();

    private PolicyCheck(VerifyPolicy policy, ReleaseView view, Instant now) {
        this.policy = policy;
        this.view = view;
        this.now = now;
    }

    /**
     * Checks a release whose index and assets are verified; nothing is thrown for a release that is not taken.
     *
     * @param now time at which dates of the policy count
     * @throws AicrException INVALID_REQUEST or NOT_FOUND when the policy names a report that is none
     */
    public static List<SubjectVerdict> check(VerifyPolicy policy, ReleaseView view, Instant now) throws IOException {
        PolicyCheck check = new PolicyCheck(policy, view, now);
        check.run(check.document(view.assets().resolve(ConsumerCheck.INDEX)));
        return List.copyOf(check.verdicts);
    }

    private void run(Fields index) throws IOException {
        if (policy.slsaLevel() > 0) {
            level(index, "archives");
            level(index, "images");
        }
        if (policy.maxAgeDays() > 0) {
            age(index.textOrEmpty("date"));
        }
        if (!policy.licenses().isEmpty()) {
            licenses(index);
        }
        if (policy.vulnerabilities().isPresent()) {
            vulnerabilities(policy.vulnerabilities().get(), index);
        }
    }

    private void say(String demand, Optional<String> objection) {
        verdicts.add(objection
                .map(reason -> SubjectVerdict.refused(NAME + demand, reason))
                .orElseGet(() -> SubjectVerdict.verified(NAME + demand)));
    }

    private void level(Fields index, String group) {
        int level = index.fields("slsa")
                .flatMap(s -> s.fields(group))
                .flatMap(g -> g.integer("level"))
                .orElse(0);
        say(
                "SLSA level of " + group,
                level >= policy.slsaLevel()
                        ? Optional.empty()
                        : Optional.of("expected " + policy.slsaLevel() + ", the release index says " + level));
    }

    private void age(String date) {
        try {
            long days = Duration.between(Instant.parse(date), now).toDays();
            say(
                    "age",
                    days <= policy.maxAgeDays()
                            ? Optional.empty()
                            : Optional.of(days + " days, expected at most " + policy.maxAgeDays()));
        } catch (DateTimeException e) {
            say("age", Optional.of("the release index has no date: '" + date + "'"));
        }
    }

    private void licenses(Fields index) throws IOException {
        TreeSet<String> objections = new TreeSet<>();
        int documents = 0;
        for (Fields asset : index.list("assets")) {
            String name = asset.textOrEmpty("name");
            Path file = view.assets().resolve(name);
            if (asset.textOrEmpty("role").equals("sbom") && view.extent().takes(name) && Files.isRegularFile(file)) {
                documents++;
                for (Fields each : document(file).list("packages")) {
                    license(each).ifPresent(objections::add);
                }
            }
        }
        say("licences", documents == 0 ? Optional.of("the release has no bill of materials") : shortened(objections));
    }

    private Optional<String> license(Fields each) {
        String name = each.textOrEmpty("name");
        if (policy.licenseExceptions().stream().anyMatch(e -> e.name().equals(name) && e.counts(now))) {
            return Optional.empty();
        }
        String declared = each.textOrEmpty("licenseDeclared");
        String expression =
                declared.isEmpty() || declared.equals("NOASSERTION") ? each.textOrEmpty("licenseConcluded") : declared;
        return policy.licenses()
                .objection(expression)
                .map(reason -> name + " " + each.textOrEmpty("versionInfo") + ": " + reason);
    }

    private static Optional<String> shortened(SortedSet<String> objections) {
        if (objections.isEmpty()) {
            return Optional.empty();
        }
        String shown = String.join("; ", objections.stream().limit(SHOWN).toList());
        return Optional.of(
                objections.size() > SHOWN ? shown + "; and " + (objections.size() - SHOWN) + " more" : shown);
    }

    private void vulnerabilities(VerifyPolicy.Vulnerabilities demand, Fields index) throws IOException {
        if (demand.report().isEmpty()) {
            String result = index.list("gates").stream()
                    .filter(g -> g.textOrEmpty("name").equals("scan"))
                    .map(g -> g.textOrEmpty("result"))
                    .findFirst()
                    .orElse("missing");
            say(
                    "vulnerabilities",
                    result.equals("pass")
                            ? Optional.empty()
                            : Optional.of(
                                    "the gate 'scan' of the release is " + result + "; name a report of a scanner"));
            return;
        }
        if (!Files.isRegularFile(demand.report().get())) {
            throw AicrException.notFound("the policy names a report that is not there: "
                    + demand.report().get());
        }
        TreeSet<String> findings = new TreeSet<>();
        for (Fields run : document(demand.report().get()).list("runs")) {
            findings(demand, run, findings);
        }
        say("vulnerabilities", shortened(findings));
    }

    /** SARIF 2.1.0: the score stands with the rule that a result is of. */
    private void findings(VerifyPolicy.Vulnerabilities demand, Fields run, SortedSet<String> findings) {
        Map<String, String> severities = new HashMap<>();
        run.fields("tool")
                .flatMap(t -> t.fields("driver"))
                .map(d -> d.list("rules"))
                .orElse(List.of())
                .forEach(rule -> severities.put(rule.textOrEmpty("id"), severity(rule)));
        for (Fields result : run.list("results")) {
            String id = result.textOrEmpty("ruleId");
            String severity = severities.getOrDefault(id, "unknown");
            boolean ignored = demand.ignored().stream().anyMatch(i -> i.name().equals(id) && i.counts(now));
            if (!ignored && demand.refuses(severity)) {
                findings.add(id + " (" + severity + ")");
            }
        }
    }

    /** By the score of CVSS; without one it is not known. */
    private static String severity(Fields rule) {
        String score = rule.fields("properties")
                .map(p -> p.textOrEmpty("security-severity"))
                .orElse("");
        if (!score.matches("[0-9]{1,2}(?:\\.[0-9]+)?")) {
            return "unknown";
        }
        double number = Double.parseDouble(score);
        if (number >= 9) {
            return "critical";
        }
        return number >= 7 ? "high" : number >= 4 ? "medium" : "low";
    }

    private Fields document(Path file) throws IOException {
        byte[] json = BoundedBytes.ofFile(file, file.toString(), Limits.SNAPSHOT.maxBytes());
        return Fields.of(JsonReader.read(file.toString(), json, Limits.SNAPSHOT), "");
    }
}
