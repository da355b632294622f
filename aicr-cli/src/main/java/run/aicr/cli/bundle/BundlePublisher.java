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
package run.aicr.cli.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.publish.BundleArtefact;
import run.aicr.bundle.publish.BundlePush;
import run.aicr.bundle.publish.ChartForm;
import run.aicr.bundle.publish.GenericForm;
import run.aicr.cli.console.Session;
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.deployment.Deployer;
import run.aicr.error.AicrException;
import run.aicr.file.AtomicFile;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.http.UncheckedAuthorities;
import run.aicr.oci.Login;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;
import run.aicr.oci.credential.DockerConfig;

/** Pushes a bundle that was made, with the login of the user (spec bundle §17). Only loaded when something is pushed. */
final class BundlePublisher {
    private static final String HUB = "docker.io";
    private static final String HUB_API = "registry-1.docker.io";

    private final Session session;
    private final RegistrySettings settings;
    private final Reference target;

    BundlePublisher(Session session, RegistrySettings settings, Artefact target) {
        this.session = session;
        this.settings = settings;
        this.target = new Reference(target.registry(), target.repository(), target.tag(), Optional.empty());
        Path folder = references().toAbsolutePath().getParent();
        if (!settings.imageRefs().isEmpty() && (folder == null || !Files.isDirectory(folder))) {
            throw AicrException.invalidRequest(
                    "--image-refs " + settings.imageRefs() + ": there is no folder " + folder);
        }
    }

    private Path references() {
        return session.environment().workingDirectory().resolve(settings.imageRefs());
    }

    /** Pushes and gives the full name of what is there now. */
    Reference push(Bundle bundle, Deployer deployer) {
        String version = session.stamp().version();
        BundleArtefact artefact = deployer == Deployer.ARGOCD_HELM
                ? ChartForm.of(bundle.files(), version)
                : GenericForm.of(bundle.files(), version);
        session.log().info("pushing bundle", "reference", target);
        Reference pushed = new BundlePush(registry(), target).push(artefact);
        session.log().info("bundle pushed", "reference", pushed);
        if (!settings.imageRefs().isEmpty()) {
            writeReference(references(), pushed);
        }
        return pushed;
    }

    /** Whether the registry is talked to without TLS: when the user says so, and on this machine. */
    boolean isPlain() {
        return settings.plainHttp() || isThisMachine(target.host()) && !settings.insecureTls();
    }

    private Registry registry() {
        Map<String, String> variables = session.environment().variables();
        HttpSettings http = HttpSettings.of("aicr/" + session.stamp().version(), Proxies.of(variables));
        ServiceCaller caller = new ServiceCaller(
                settings.insecureTls() ? http.trusting(UncheckedAuthorities.context()) : http, retry());
        String host = target.host().equals(HUB) ? HUB_API : target.host();
        URI base = URI.create((isPlain() ? "http://" : "https://") + host);
        return settings.plainHttp()
                ? Registry.plainAllowed(base, login(variables), caller)
                : Registry.at(base, login(variables), caller);
    }

    /** Three attempts with waits of one and two seconds, a quarter more or less. */
    private static Retry retry() {
        Retry standard = Retry.standard();
        return new Retry(
                3,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                standard.statuses(),
                standard.sleeper(),
                Clock.systemUTC(),
                () -> 0.5 + ThreadLocalRandom.current().nextDouble());
    }

    private static boolean isThisMachine(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        return name.equals("localhost") || name.matches("127(?:\\.[0-9]{1,3}){3}");
    }

    /** Nobody's when the store of logins cannot be read; the registry decides whether that will do. */
    private Login login(Map<String, String> variables) {
        try {
            return DockerConfig.of(variables).login(target.host());
        } catch (AicrException e) {
            session.log().warn("no login from the docker configuration", "error", e.sentence());
            return Login.ANONYMOUS;
        }
    }

    private static void writeReference(Path file, Reference pushed) {
        try {
            AtomicFile.write(file, (pushed + "\n").getBytes(StandardCharsets.UTF_8));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw AicrException.internal(
                    "the bundle is pushed as " + pushed + ", but --image-refs " + file + " cannot be written", e);
        }
    }
}
