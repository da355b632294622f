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
package run.aicr.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.deployment.BundleTarget.Folder;
import run.aicr.error.AicrException;

class DeploymentTest {
    @ParameterizedTest
    @CsvSource({"helm,HELM", "'',HELM", "' ArgoCD-Helm ',ARGOCD_HELM", "flux,FLUX", "HELMFILE,HELMFILE"})
    void deployersAreReadInAnyCase(String text, Deployer deployer) {
        assertEquals(deployer, Deployer.parse(text));
    }

    @Test
    void anUnknownDeployerIsAnsweredWithTheKnownOnes() {
        AicrException e = assertThrows(AicrException.class, () -> Deployer.parse("argo-helm"));
        assertEquals(
                "unknown deployer \"argo-helm\"; known deployers: argocd, argocd-helm, flux, helm, helmfile;"
                        + " did you mean \"argocd-helm\"?",
                e.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "my-app", "a.b-c.1"})
    void applicationNamesAreSubdomains(String text) {
        assertEquals(text, AppName.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "-a", "a-", "a..b", ".a", "ä"})
    void otherApplicationNamesAreRefused(String text) {
        assertThrows(AicrException.class, () -> AppName.parse(text));
        assertThrows(AicrException.class, () -> AppName.parse("a".repeat(254)));
    }

    @ParameterizedTest
    @CsvSource({
        "oci://example.com/team/bundle:v1.2_3,example.com,team/bundle,v1.2_3",
        "oci://example.com/bundle,example.com,bundle,",
        "oci://localhost/bundle,localhost,bundle,",
        "oci://localhost:5000/a/b:x,localhost:5000,a/b,x",
        "oci://Host/bundle,Host,bundle,",
        "oci://team/bundle,docker.io,team/bundle,",
        "oci://bundle,docker.io,library/bundle,",
        "oci://bundle:1,docker.io,library/bundle,1",
        "oci://docker.io/bundle,docker.io,library/bundle,",
        "oci://example.com/a--b/c__d.e,example.com,a--b/c__d.e,"
    })
    void referencesAreReadAsThoseOfImages(String text, String registry, String repository, String tag) {
        assertEquals(new Artefact(registry, repository, Optional.ofNullable(tag)), BundleTarget.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://",
                "oci:///a",
                "oci://example.com/",
                "oci://example.com/A",
                "oci://example.com/a//b",
                "oci://example.com/a:",
                "oci://example.com/a:-x",
                "oci://example.com/a:b:c",
                "oci://example.com/a@sha256:00",
                "oci://example.com/a..b",
                "oci://example.com/a___b",
                "oci://example.com/_a",
                "oci://-example.com/a",
                "oci://example.com:x/a",
                "oci://exa mple.com/a"
            })
    void otherReferencesAreRefused(String text) {
        AicrException e = assertThrows(AicrException.class, () -> BundleTarget.parse(text));
        assertTrue(e.sentence().startsWith("invalid OCI reference \"" + text + "\": "), e.sentence());
    }

    @Test
    void anythingElseIsAFolder() {
        assertEquals(new Folder("./bundle"), BundleTarget.parse("./bundle"));
        assertEquals(new Folder("."), BundleTarget.parse(""));
    }
}
