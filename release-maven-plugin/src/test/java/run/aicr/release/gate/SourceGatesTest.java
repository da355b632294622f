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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.config.GatePolicy;
import run.aicr.release.error.Code;

/** Gates that read the work tree: yaml, docs, pins, lock, scan. */
class SourceGatesTest {
    private static final String CATALOGUE = "lib/catalog/src/main/catalog/";

    @TempDir
    Path temp;

    private GateScene scene;

    @BeforeEach
    void begin() {
        scene = new GateScene(temp);
    }

    @Test
    void yamlFilesOfTheWorkTreeAreLinted() {
        for (String path : List.of(
                "bad.yaml",
                "a/bad.yml",
                "target/bad.yaml",
                "a/target/bad.yaml",
                "a/manifests/bad.yaml",
                "chart/templates/hpa.yaml",
                "a/readiness.yaml",
                "a/src/test/bad.yaml",
                "bad.txt")) {
            scene.git.write(path, "a: 1 \n");
        }
        assertEquals(List.of("a/bad.yml:1: trailing space", "bad.yaml:1: trailing space"), findings(new YamlGate()));
    }

    @Test
    void namesOfDocumentsAreKebabCase() {
        for (String path :
                List.of("docs/README.md", "docs/a-b/c2.md", "docs/ADR-001-x.md", "docs/A_b/x.md", "docs/Xy.md")) {
            scene.git.write(path, "");
        }
        assertEquals(
                List.of("docs/A_b/x.md: 'A_b' is not kebab-case", "docs/Xy.md: 'Xy.md' is not kebab-case"),
                findings(new DocsGate()));
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() {
        scene.git.write("docs/b.md", "# One `x` (two)!\n\n## Same\n## Same\n<a id=\"own\"></a>\n");
        scene.git.write("README.md", """
                [fine](docs/b.md), [folder](docs/), [root](/docs/b.md#own), ![picture](docs/b.md "title")
                [headings](docs/b.md#one-x-two) [again](docs/b.md#same-1) [here](#top) [web](https://example.com/x)
                [coded](docs/b%2Emd) [`code`](<docs/b.md>) `[not](a-link.md)` [odd](docs/100%.md)
                ```
                [not](a-link.md)
                ```
                [gone](docs/c.md) [no heading](docs/b.md#three) [out](../../x)

                [definition]: docs/d.md
                # Top
                """);
        assertEquals(
                List.of(
                        "README.md:3: there is no 'docs/100%.md'",
                        "README.md:7: there is no 'docs/c.md'",
                        "README.md:7: there is no heading '#three' in docs/b.md",
                        "README.md:7: the link to '../../x' leaves the repository",
                        "README.md:9: there is no 'docs/d.md'"),
                findings(new DocsGate()));
        scene.git.write("README.md", "[fine](docs/b.md)\n");
        assertEquals(
                "2 pages, 1 links inside the tree", scene.ask(new DocsGate()).summary());
    }

    @Test
    void chartsNeedOneVersion() {
        scene.git.write(CATALOGUE + "registry.yaml", """
                components:
                  - name: good
                    helm: {defaultChart: a, defaultVersion: v1.2.3-alpha.8}
                  - name: range
                    helm: {defaultChart: a, defaultVersion: ^1.2}
                  - name: none
                    helm: {defaultChart: a}
                  - name: manifests
                    helm: {defaultNamespace: x}
                """);
        scene.git.write(CATALOGUE + "overlays/o.yaml", """
                spec:
                  componentRefs:
                    - {name: good, type: Helm, source: https://example.com}
                    - {name: none, type: Helm, source: https://example.com}
                    - {name: good, version: latest}
                    - {name: none}
                    - {name: k, type: Kustomize, source: https://example.com}
                """);
        scene.git.write(CATALOGUE + "mixins/m.yaml", "spec: {componentRefs: [{name: other, version: '1.2.3'}]}\n");
        scene.git.write(CATALOGUE + "overlays/empty.yaml", "kind: x\n");
        List<String> findings = findings(new PinsGate());
        assertEquals(4, findings.size(), findings.toString());
        assertTrue(
                findings.get(0)
                        .endsWith("registry.yaml:4:5: 'range' needs defaultVersion as one version such as 1.2.3, found"
                                + " '^1.2'"),
                findings.get(0));
        assertTrue(findings.get(2).contains("overlays/o.yaml:4"), findings.get(2));
        assertTrue(findings.get(3).endsWith("'good' needs version as one version such as 1.2.3, found 'latest'"));
        scene.git.write(CATALOGUE + "registry.yaml", "components: [\n");
        assertEquals(Code.GATE_FAILED, code(new PinsGate()));
        scene.git.write(CATALOGUE + "registry.yaml", "components: []\n");
        scene.git.write(CATALOGUE + "overlays/o.yaml", "{}\n");
        assertEquals(
                "0 charts in the registry, 3 overlays and mixins",
                scene.ask(new PinsGate()).summary());
    }

    @Test
    void versionsInPomsAreFixed() {
        scene.git.write("pom.xml", """
                <project><version>${revision}</version>
                <properties><v.a>1.2</v.a><v.b>[1,2)</v.b></properties>
                <build><pluginManagement><plugins>
                  <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version></plugin>
                </plugins></pluginManagement></build></project>
                """);
        scene.git.write("m/pom.xml", """
                <project><parent><groupId>g</groupId><artifactId>p</artifactId><version>${revision}</version></parent>
                <dependencies>
                  <dependency><groupId>g</groupId><artifactId>managed</artifactId></dependency>
                  <dependency><groupId>g</groupId><artifactId>a</artifactId><version>${v.a}</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>b</artifactId><version>${v.b}</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>c</artifactId><version>1-SNAPSHOT</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>d</artifactId><version>LATEST</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>e</artifactId><version>${nowhere}</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>f</artifactId><version>${project.version}</version></dependency>
                </dependencies>
                <build><plugins><plugin><artifactId>maven-jar-plugin</artifactId></plugin>
                <plugin><groupId>x</groupId><artifactId>y</artifactId></plugin></plugins></build></project>
                """);
        assertEquals(
                List.of(
                        "m/pom.xml: dependency g:b has version '[1,2)'",
                        "m/pom.xml: dependency g:c has version '1-SNAPSHOT'",
                        "m/pom.xml: dependency g:d has version 'LATEST'",
                        "m/pom.xml: dependency g:e has version '${nowhere}'",
                        "m/pom.xml: plugin x:y has no version"),
                findings(new LockGate()));
        scene.git.write("m/pom.xml", "<project>");
        assertEquals(Code.GATE_FAILED, code(new LockGate()));
        scene.git.write("m/pom.xml", "<project/>");
        assertTrue(scene.ask(new LockGate()).summary().startsWith("fixed versions in 2 POMs"));
        Properties skip = new Properties();
        skip.setProperty("enforcer.skip", "");
        scene.maven = new MavenRun(skip, true, true);
        assertEquals(GateVerdict.skipped("-Denforcer.skip"), scene.ask(new LockGate()));
    }

    @Test
    void scanIsSkippedWithoutReportAndJudgesOneWithIt() {
        assertEquals(GateVerdict.Result.SKIPPED, scene.ask(new ScanGate()).result());
        scene.policy = new GatePolicy(scene.policy.optional(), Optional.of("vulnerabilities.yaml"));
        String head = "schema: aicr.run/vulnerability-policy/v1\nfailOn: high\n";
        scene.git.write("vulnerabilities.yaml", head);
        assertEquals(GateVerdict.Result.SKIPPED, scene.ask(new ScanGate()).result());
        scene.git.write("vulnerabilities.yaml", head + "ignores: [{vulnerability: CVE-1, reason: r}]\n");
        assertEquals(Code.VULNERABILITIES, code(new ScanGate()));
        scene.git.write(
                "vulnerabilities.yaml", head + "ignores: [{vulnerability: CVE-1, reason: r, expires: 2026-05-03}]\n");
        assertEquals(Code.IGNORE_EXPIRED, code(new ScanGate()));
        scene.git.write("vulnerabilities.yaml", head);
        scene.git.write("report.json", """
                {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [
                  {"VulnerabilityID": "CVE-1", "PkgName": "p", "Severity": "SEVERITY"}]}]}
                """.replace("SEVERITY", "LOW"));
        scene.scan = new ScanInput(Optional.of(scene.git.folder().resolve("report.json")), Optional.empty(), false);
        GateVerdict verdict = scene.ask(new ScanGate());
        assertEquals("trivy: 0 failing, 1 reported, 0 suppressed", verdict.summary());
        assertTrue(verdict.report().contains("2.1.0"));
        scene.git.write("report.json", """
                {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [
                  {"VulnerabilityID": "CVE-1", "PkgName": "p", "Severity": "CRITICAL"}]}]}
                """);
        assertEquals(Code.VULNERABILITIES, code(new ScanGate()));
    }

    @Test
    void scanComparesWithADatabase() {
        scene.policy = new GatePolicy(scene.policy.optional(), Optional.of("vulnerabilities.yaml"));
        scene.git.write("vulnerabilities.yaml", "schema: aicr.run/vulnerability-policy/v1\nfailOn: high\n");
        for (String module : List.of("aicr", "aicrd")) {
            scene.git.write(module + "/target/bom.json", """
                    {"components": [{"group": "g", "name": "a", "version": "1", "purl": "pkg:maven/g/a@1"}]}
                    """);
        }
        scene.git.write("osv/X-1.json", """
                {"id": "X-1", "modified": "2026-05-01T00:00:00Z",
                 "affected": [{"package": {"ecosystem": "Maven", "name": "g:a"}, "versions": ["2"]}]}
                """);
        Path database = scene.git.folder().resolve("osv");
        scene.scan = new ScanInput(Optional.empty(), Optional.of(database), false);
        GateVerdict verdict = scene.ask(new ScanGate());
        assertEquals(GateVerdict.Result.PASS, verdict.result(), verdict.summary());
        assertTrue(verdict.summary().startsWith("osv, data of 2026-05-01T00:00:00Z sha256:"), verdict.summary());
        scene.now = scene.now.plus(Duration.ofDays(7));
        assertEquals(Code.INVALID_ARGUMENT, code(new ScanGate()));
        scene.scan = new ScanInput(Optional.empty(), Optional.of(database), true);
        assertTrue(scene.ask(new ScanGate()).summary().contains("more than 5 days ago"));
        scene.git.write("aicr/target/bom.json", """
                {"components": [{"group": "g", "name": "a", "version": "2", "purl": "pkg:maven/g/a@2"}]}
                """);
        assertEquals(Code.VULNERABILITIES, code(new ScanGate()));
    }

    private List<String> findings(Gate gate) {
        return scene.ask(gate).failure().orElseThrow().paths();
    }

    private Code code(Gate gate) {
        return scene.ask(gate).failure().orElseThrow().code();
    }
}
