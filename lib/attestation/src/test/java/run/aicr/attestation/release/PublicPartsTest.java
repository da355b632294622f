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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.attestation.scene.SignedRelease;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.error.AicrException;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** The parts of a release as they come from servers: assets by HTTP, images from a registry. */
class PublicPartsTest {
    @TempDir
    private Path temp;

    private static ServiceCaller caller() {
        return new ServiceCaller(
                HttpSettings.of("test/1", Proxies.NONE), Retry.standard().with(time -> {}, Clock.systemUTC()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anImageIsCollectedWithWhatIsAttachedAndWithoutLayers(boolean referrersApi) throws IOException {
        Setup setup = Setup.of(SignedRelease.REPOSITORY).withReferrersApi(referrersApi);
        try (Rehearsal rehearsal = Rehearsal.start(temp.resolve("rehearsal"), setup)) {
            SignedRelease release = SignedRelease.make(temp.resolve("release"), rehearsal);
            release.push();
            var at = rehearsal.addresses();
            Login login = new Login(at.tokens().registryUser(), at.tokens().registryToken());
            ImageSource source = ImageSource.ofRegistries(host -> Registry.at(at.registry(), login, caller()));
            Layout layout = Layout.create(temp.resolve("layout"));
            ImageCollector collector = new ImageCollector(source, layout, Extent.ALL);
            Descriptor index =
                    collector.collect(release.image(), SignedRelease.TAG).orElseThrow();
            Signers signers =
                    Signers.of(TrustedRoot.read(release.trustedRoot()), SignedRelease.REPOSITORY, SignedRelease.TAG);
            List<SubjectVerdict> verdicts =
                    LoneImage.in(layout, release.image(), index, Extent.ALL).check(signers.images());
            assertEquals(5, verdicts.stream().filter(SubjectVerdict::isVerified).count(), verdicts.toString());
            assertTrue(Files.isRegularFile(layout.blob(index.digest())));
            assertEquals(Optional.empty(), collector.collect(release.image(), "v0.0.1"));
        }
    }

    @Test
    void whatAServerDoesNotHaveIsLeftOutAndWhatItCannotGiveIsAnOutage() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean broken = exchange.getRequestURI().getPath().endsWith("/broken");
            exchange.sendResponseHeaders(broken ? 503 : 404, -1);
            exchange.close();
        });
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            Path folder = Files.createDirectories(temp.resolve("assets"));
            AssetDownload download = new AssetDownload(caller(), base, folder);
            assertFalse(download.release(SignedRelease.TAG, Extent.ALL));
            assertFalse(download.asset("install"));
            AicrException outage = assertThrows(AicrException.class, () -> download.asset("broken"));
            assertTrue(outage.errorClass().retryable(), outage::sentence);
            for (String name : List.of("../x", "a/b", "", ".hidden", "a b")) {
                assertThrows(AicrException.class, () -> download.asset(name), name);
            }
        } finally {
            server.stop(0);
        }
    }
}
