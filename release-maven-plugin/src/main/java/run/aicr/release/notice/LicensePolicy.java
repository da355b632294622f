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
package run.aicr.release.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Which licences dependencies may have (spec release §3.5).
 *
 * @param allowed SPDX ids
 */
public record LicensePolicy(List<String> allowed, List<LicenseException> exceptions) {
    public LicensePolicy {
        allowed = List.copyOf(allowed);
        exceptions = List.copyOf(exceptions);
    }

    /**
     * Something that keeps a release back.
     *
     * @param subject the component with its version, or the place of an exception
     */
    public record Problem(Code code, String subject, String reason) {
        @Override
        public String toString() {
            return subject + ": " + reason;
        }
    }

    /**
     * Reads the policy file.
     *
     * @throws run.aicr.error.AicrException INVALID_REQUEST with file and line for anything unknown or missing
     */
    public static LicensePolicy parse(String source, byte[] yaml) {
        Fields fields = Fields.of(YamlReader.read(source, yaml, Limits.DOCUMENT), "");
        LicensePolicy policy = new LicensePolicy(
                fields.texts("allowed"),
                fields.list("exceptions").stream().map(LicenseException::read).toList());
        fields.refuseUnknown();
        return policy;
    }

    /**
     * Reads the policy file of a repository.
     *
     * @param file relative to the root
     * @throws ReleaseException CONFIG_INVALID with file and line
     */
    public static LicensePolicy read(Path root, String file) {
        try {
            return parse(file, Files.readAllBytes(root.resolve(file)));
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "the licence policy " + file + " cannot be read")
                    .because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, e.sentence()).because(e);
        }
    }

    /**
     * Demands that every component is allowed and every exception needed.
     *
     * @throws ReleaseException LICENSE_UNKNOWN or LICENSE_NOT_ALLOWED naming all problems
     */
    public void require(Collection<Component> components, LocalDate today) {
        List<Problem> problems = problems(components, today);
        if (!problems.isEmpty()) {
            List<String> lines = problems.stream().map(Problem::toString).toList();
            throw new ReleaseException(
                    problems.get(0).code(),
                    String.join("; ", lines),
                    "Replace the dependency, or have an exception approved in the licence policy.",
                    problems.stream().map(Problem::subject).toList());
        }
    }

    /**
     * The same policy with the exceptions about some packages alone, so that those about others are not called needless.
     *
     * @param packages whether a package by its name is among them
     */
    public LicensePolicy about(Predicate<String> packages) {
        return new LicensePolicy(
                allowed,
                exceptions.stream().filter(e -> packages.test(e.packageName())).toList());
    }

    /** Packages with an exception that nobody has approved yet. */
    public List<String> pending() {
        return exceptions.stream()
                .filter(LicenseException::isPending)
                .map(LicenseException::packageName)
                .toList();
    }

    /** Everything that is wrong, by component, then by exception. */
    public List<Problem> problems(Collection<Component> components, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        Set<LicenseException> used = new HashSet<>();
        components.stream()
                .sorted(Comparator.comparing(Component::name).thenComparing(Component::version))
                .forEach(c -> problem(c, today, used).ifPresent(problems::add));
        exceptions.stream()
                .filter(e -> !used.contains(e))
                .map(e -> new Problem(
                        Code.LICENSE_NOT_ALLOWED,
                        e.place(),
                        "the exception for " + e.packageName() + " " + e.versionRange() + " is not needed; remove it"))
                .forEach(problems::add);
        return problems;
    }

    private Optional<Problem> problem(Component component, LocalDate today, Set<LicenseException> used) {
        List<LicenseExpression> choices =
                component.licenses().stream().map(LicensePolicy::expression).toList();
        if (isAllowed(choices, allowed::contains)) {
            return Optional.empty();
        }
        List<LicenseException> about = exceptions.stream()
                .filter(e -> e.isAbout(component))
                .filter(e -> component.licenses().contains(e.license())
                        || isAllowed(choices, id -> allowed.contains(id) || covers(e, id)))
                .toList();
        used.addAll(about);
        if (about.stream().anyMatch(e -> !e.isExpired(today))) {
            return Optional.empty();
        }
        String subject = component.name() + " " + component.version();
        if (!about.isEmpty()) {
            return Optional.of(new Problem(
                    Code.LICENSE_NOT_ALLOWED,
                    subject,
                    "its exception expired on " + about.get(0).expires()));
        }
        boolean unknown = component.licenses().stream().noneMatch(LicensePolicy::isKnown);
        return Optional.of(
                unknown
                        ? new Problem(Code.LICENSE_UNKNOWN, subject, unknown(component))
                        : new Problem(
                                Code.LICENSE_NOT_ALLOWED,
                                subject,
                                component.expression().orElse("") + " is not among " + String.join(", ", allowed)));
    }

    private static String unknown(Component component) {
        return component
                .expression()
                .map(e -> "no SPDX id is known for '" + e + "'")
                .orElse("it names no licence");
    }

    private static boolean covers(LicenseException exception, String id) {
        return LicenseNames.spdx(exception.license())
                .orElse(exception.license())
                .equals(id);
    }

    private static boolean isAllowed(List<LicenseExpression> choices, Predicate<String> ids) {
        return choices.stream().anyMatch(c -> c.allowedBy(ids));
    }

    private static LicenseExpression expression(String license) {
        return LicenseNames.spdx(license)
                .<LicenseExpression>map(LicenseExpression.Id::new)
                .orElseGet(() -> LicenseExpression.parse(license));
    }

    /** A name of the table, or an expression whose every id is. */
    private static boolean isKnown(String license) {
        return LicenseNames.spdx(license).isPresent()
                || LicenseExpression.parse(license)
                        .allowedBy(id -> LicenseNames.spdx(id).isPresent());
    }
}
