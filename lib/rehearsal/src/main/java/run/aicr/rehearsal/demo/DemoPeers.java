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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.registry.RegistryPeer;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Peer;

/**
 * The servers of the demo cloud; in scripts they are {@code sts}, {@code iam}, {@code run}, {@code demo-registry} and
 * {@code demo}, the service itself.
 */
public final class DemoPeers implements AutoCloseable {
    private static final String REGISTRY_USER = "oauth2accesstoken:";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Peer sts;
    private final Peer iam;
    private final Peer run;
    private final RegistryPeer registry;

    private DemoPeers(Kept kept, Script script, Place place, Function<String, Optional<Fields>> issuer)
            throws IOException {
        Clock clock = Clock.systemUTC();
        AccessTokens tokens = new AccessTokens(clock);
        DemoService service = opened(new DemoService(kept, kept.folder().resolve("demo-registry"), place, clock));
        Operations operations = opened(new Operations(place.location()));
        try {
            this.sts = opened(Peer.start("sts", script, new StsCalls(place, tokens, issuer)));
            this.iam = opened(Peer.start("iam", script, new IamCalls(place, tokens)));
            Peer front = opened(Peer.start("demo", script, new Front(service)));
            this.run =
                    opened(Peer.start("run", script, new RunCalls(place, tokens, service, operations, front::address)));
            this.registry = opened(RegistryPeer.start(
                    kept,
                    script,
                    new RegistryPeer.Options(
                            "demo-registry",
                            "demo-registry",
                            place.registryHost(),
                            given -> accepts(tokens, given),
                            false,
                            true)));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts the cloud.
     *
     * @param issuer gives the claims of a CI identity token that is good
     */
    public static DemoPeers start(Kept kept, Script script, Place place, Function<String, Optional<Fields>> issuer)
            throws IOException {
        return new DemoPeers(kept, script, place, issuer);
    }

    private static boolean accepts(AccessTokens tokens, String given) {
        return given.startsWith(REGISTRY_USER)
                && tokens.isGood(Optional.of(given.substring(REGISTRY_USER.length())), AccessTokens.Kind.ACCOUNT);
    }

    private <T extends AutoCloseable> T opened(T peer) {
        open.push(peer);
        return peer;
    }

    public URI sts() {
        return sts.address();
    }

    public URI iamCredentials() {
        return iam.address();
    }

    public URI run() {
        return run.address();
    }

    /** The user of this registry is {@code oauth2accesstoken}, the password an access token of the service account. */
    public URI registry() {
        return registry.address();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw AicrException.internal("the demo cloud did not stop", e);
            }
        }
    }
}
