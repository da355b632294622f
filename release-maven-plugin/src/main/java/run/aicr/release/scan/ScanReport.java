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
package run.aicr.release.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;

/**
 * What an outside scanner found: the JSON of grype ({@code -o json}) or of trivy ({@code --format json}).
 *
 * @param scanner name and, when known, version
 * @param database when its data was made, as it says itself; empty when it does not
 * @param product package URL of the image that was scanned; empty for anything else
 */
public record ScanReport(String scanner, String database, String product, List<Vulnerability> findings) {

    public ScanReport {
        findings = List.copyOf(findings);
    }

    /**
     * Reads a report.
     *
     * @throws AicrException INVALID_REQUEST when it is that of neither scanner
     */
    public static ScanReport parse(String source, byte[] json) {
        Fields fields = Fields.of(JsonReader.read(source, json, Limits.SNAPSHOT), "");
        if (fields.items("matches").isPresent()) {
            return grype(fields);
        }
        if (fields.integer("SchemaVersion").isPresent()) {
            return trivy(fields);
        }
        throw AicrException.invalidRequest(source
                + ": neither a report of grype ('matches') nor of trivy ('SchemaVersion'); make one with"
                + " 'grype -o json' or 'trivy --format json'");
    }

    private static ScanReport grype(Fields report) {
        List<Vulnerability> findings = new ArrayList<>();
        for (Fields match : report.list("matches")) {
            Fields vulnerability = required(match, "vulnerability");
            Fields artifact = required(match, "artifact");
            List<String> versions =
                    vulnerability.fields("fix").map(f -> f.texts("versions")).orElse(List.of());
            findings.add(new Vulnerability(
                    vulnerability.requiredText("id"),
                    Severity.ofScanner(vulnerability.textOrEmpty("severity")),
                    Severity.find(vulnerability.textOrEmpty("severity")).isPresent(),
                    artifact.requiredText("name"),
                    artifact.textOrEmpty("version"),
                    String.join(", ", versions),
                    match.list("relatedVulnerabilities").stream()
                            .map(r -> r.requiredText("id"))
                            .toList(),
                    artifact.list("locations").stream()
                            .map(l -> l.textOrEmpty("path"))
                            .findFirst()
                            .orElse("")));
        }
        Fields descriptor = report.fields("descriptor").orElse(report);
        String name = (descriptor.text("name").orElse("grype") + " " + descriptor.textOrEmpty("version")).strip();
        return new ScanReport(name, builtOf(descriptor), grypeProduct(report), findings);
    }

    /** The place of the date has moved between versions. */
    private static String builtOf(Fields descriptor) {
        return descriptor
                .fields("db")
                .flatMap(db -> db.text("built").or(() -> db.fields("status").flatMap(s -> s.text("built"))))
                .orElse("");
    }

    private static String grypeProduct(Fields report) {
        return report.fields("source")
                .filter(s -> s.textOrEmpty("type").equals("image"))
                .flatMap(s -> s.fields("target"))
                .map(t -> imagePurl(t.textOrEmpty("userInput")))
                .orElse("");
    }

    private static ScanReport trivy(Fields report) {
        List<Vulnerability> findings = new ArrayList<>();
        for (Fields result : report.list("Results")) {
            for (Fields found : result.list("Vulnerabilities")) {
                findings.add(new Vulnerability(
                        found.requiredText("VulnerabilityID"),
                        Severity.ofScanner(found.textOrEmpty("Severity")),
                        Severity.find(found.textOrEmpty("Severity")).isPresent(),
                        found.requiredText("PkgName"),
                        found.textOrEmpty("InstalledVersion"),
                        found.textOrEmpty("FixedVersion"),
                        found.texts("VendorIDs"),
                        found.text("PkgPath").or(() -> result.text("Target")).orElse("")));
            }
        }
        boolean image = report.textOrEmpty("ArtifactType").equals("container_image");
        String version =
                report.fields("Trivy").map(t -> " " + t.textOrEmpty("Version")).orElse("");
        return new ScanReport(
                "trivy" + version, "", image ? imagePurl(report.textOrEmpty("ArtifactName")) : "", findings);
    }

    /** {@code pkg:oci/aicr} for {@code ghcr.io/nvidia/aicr:v1.2.3} (spec release §7.4: the last part of the path). */
    public static String imagePurl(String reference) {
        if (reference.isEmpty()) {
            return "";
        }
        int at = reference.indexOf('@');
        String name = at < 0 ? reference : reference.substring(0, at);
        String last = name.substring(name.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        String digest = at < 0 ? "" : reference.substring(at);
        return "pkg:oci/" + (colon < 0 ? last : last.substring(0, colon)).toLowerCase(Locale.ROOT) + digest;
    }

    private static Fields required(Fields fields, String key) {
        return fields.fields(key)
                .orElseThrow(() -> AicrException.invalidRequest(fields.place() + ": '" + key + "' is missing"));
    }
}
