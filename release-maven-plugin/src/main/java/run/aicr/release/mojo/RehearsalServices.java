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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.attestation.release.Signers;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.release.Services;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.endpoint.CiEndpoint;
import run.aicr.release.endpoint.Connections;
import run.aicr.release.endpoint.DemoEndpoint;
import run.aicr.release.endpoint.Endpoints;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.endpoint.RegistryEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.endpoint.SigningEndpoint;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;

/** The stand-ins of a rehearsal and the clients that talk to them; the only place that knows of both. */
public final class RehearsalServices implements OpenServices {
    private final Rehearsal rehearsal;
    private final Services services;

    private RehearsalServices(Rehearsal rehearsal, Services services) {
        this.rehearsal = rehearsal;
        this.services = services;
    }

    /**
     * Starts the stand-ins of a rehearsal folder.
     *
     * @param id release that the run is of, for its identity tokens
     * @param faults scripted faults, as {@code Script} reads them; empty for none
     */
    public static RehearsalServices start(
            Path folder,
            String repository,
            Optional<ReleaseId> id,
            Optional<String> faults,
            Retry retry,
            Retry signing) {
        Rehearsal rehearsal = Rehearsal.start(folder, Setup.of(repository));
        rehearsal.tap();
        rehearsal.pages();
        id.ifPresent(i -> rehearsal.identity(i.tag(), i.commit()));
        faults.ifPresent(text -> rehearsal.script().add(text));
        HttpSettings settings = HttpSettings.of(Connections.USER_AGENT, Proxies.NONE);
        return new RehearsalServices(
                rehearsal,
                new Services(
                        endpoints(repository, rehearsal),
                        new ServiceCaller(settings, retry),
                        new ServiceCaller(settings, signing)));
    }

    private static Endpoints endpoints(String repository, Rehearsal rehearsal) {
        Addresses at = rehearsal.addresses();
        Secret jobSecret = new Secret(at.tokenRequestToken());
        DemoEndpoint real = Endpoints.github(Map.of("AICR_DEMO_PROJECT_NUMBER", "1"), repository)
                .demo();
        return new Endpoints(
                repository,
                new RegistryEndpoint(
                        at.registry(),
                        new Login(at.tokens().registryUser(), at.tokens().registryToken())),
                new ForgeEndpoint(
                        at.forgeApi(),
                        at.forgeUploads(),
                        at.forgeWeb(),
                        new Secret(at.tokens().forgeToken())),
                new Secret(at.chat().toString()),
                new CiEndpoint(at.tokenRequest().toString(), new Secret(at.tokenRequestToken())),
                new DemoEndpoint(
                        at.sts(),
                        at.iamCredentials(),
                        at.run(),
                        at.demoRegistry(),
                        real.image(),
                        real.provider(),
                        real.account(),
                        real.service()),
                GitEndpoint.local(at.tap().toString(), "main"),
                GitEndpoint.local(at.pages().toString(), "gh-pages"),
                new SigningEndpoint(
                        new SigningServices(at.fulcio(), at.log(), SigningServices.Generation.V1, at.timestamp()),
                        job(rehearsal, Signers.RELEASE_WORKFLOW, jobSecret),
                        job(rehearsal, Signers.IMAGES_WORKFLOW, jobSecret),
                        Optional.of(rehearsal.trustedRoot())));
    }

    private static CiEndpoint job(Rehearsal rehearsal, String workflow, Secret secret) {
        return new CiEndpoint(
                rehearsal.tokenRequest(".github/workflows/" + workflow).toString(), secret);
    }

    /**
     * Takes away what an earlier rehearsal of the same number published, when it does not count any more. What a tag
     * names is never touched. Done before the stand-ins start; a draft is replaced by the release itself.
     *
     * @return whether there was something
     */
    static boolean forgetSuperseded(Path folder, ReleaseId id, ReleaseConfig config) throws IOException {
        if (!RecordedRelease.read(folder, id.tag()).isSuperseded(id)) {
            return false;
        }
        Tree.delete(folder.resolve("releases").resolve(id.tag()));
        if (Files.isDirectory(folder.resolve("registry"))) {
            Layout registry = Layout.open(folder.resolve("registry"));
            for (ImageSpec image : config.images()) {
                registry.untag(image.name() + ":" + id.tag());
            }
        }
        return true;
    }

    @Override
    public Services services() {
        return services;
    }

    /** The stand-ins themselves, for tests that play faults. */
    public Rehearsal standIns() {
        return rehearsal;
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
