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
package run.aicr.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.chat.ChatPeer;
import run.aicr.rehearsal.demo.DemoPeers;
import run.aicr.rehearsal.demo.Place;
import run.aicr.rehearsal.forge.ForgePeers;
import run.aicr.rehearsal.fulcio.FulcioPeer;
import run.aicr.rehearsal.git.BareRepository;
import run.aicr.rehearsal.log.LogPeer;
import run.aicr.rehearsal.oidc.Identity;
import run.aicr.rehearsal.oidc.IssuerPeer;
import run.aicr.rehearsal.registry.RegistryPeer;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.timestamp.TimestampPeer;
import run.aicr.rehearsal.trust.TrustRoot;
import run.aicr.rehearsal.web.Kept;

/** All stand-ins over one rehearsal folder, running until closed. */
public final class Rehearsal implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NO_COMMIT = "0".repeat(40);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Script script = new Script();
    private final Setup setup;
    private final IssuerPeer issuer;
    private final BareRepository tap;
    private final BareRepository pages;
    private final TrustRoot trust;
    private final Addresses addresses;

    private Rehearsal(Path folder, Setup setup) throws IOException {
        this.setup = setup;
        Kept kept = opened(new Kept(folder));
        this.tap = new BareRepository(kept, "tap.git");
        this.pages = new BareRepository(kept, "pages.git");
        this.trust = new TrustRoot(kept, Clock.systemUTC());
        Tokens tokens = new Tokens("rehearsal", secret(), secret());
        String requestToken = secret();
        try {
            this.issuer = opened(IssuerPeer.start(script, mainBranch(setup), requestToken));
            RegistryPeer registry = opened(RegistryPeer.start(kept, script, registryOf(setup, tokens)));
            ForgePeers forge = opened(ForgePeers.start(kept, script, setup.repository(), tokens.forgeToken()));
            ChatPeer chat = opened(ChatPeer.start(kept, script, secret()));
            DemoPeers demo = opened(DemoPeers.start(kept, script, demoOf(setup), issuer::claims));
            FulcioPeer fulcio = opened(FulcioPeer.start(trust, script, issuer::claims));
            LogPeer log = opened(LogPeer.start(kept, trust, script));
            TimestampPeer timestamp = opened(TimestampPeer.start(trust, script));
            this.addresses = new Addresses(
                    registry.address(),
                    forge.api(),
                    forge.uploads(),
                    forge.web(),
                    chat.webhook(),
                    issuer.tokenRequest(),
                    requestToken,
                    issuer.issuer(),
                    demo.sts(),
                    demo.iamCredentials(),
                    demo.run(),
                    demo.registry(),
                    fulcio.address(),
                    log.address(),
                    timestamp.address(),
                    trust.place(),
                    tap.place(),
                    pages.place(),
                    tokens);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts the stand-ins; what they received earlier is in the folder, which need not exist and is not changed.
     *
     * @throws AicrException INTERNAL when no port is to be had
     */
    public static Rehearsal start(Path folder, Setup setup) {
        try {
            return new Rehearsal(folder, setup);
        } catch (IOException e) {
            throw AicrException.internal("cannot start the stand-ins of " + folder, e);
        }
    }

    private static RegistryPeer.Options registryOf(Setup setup, Tokens tokens) {
        String credentials = tokens.registryUser() + ":" + tokens.registryToken();
        return new RegistryPeer.Options(
                "registry", "registry", setup.registryHost(), credentials::equals, true, setup.referrersApi());
    }

    private static Place demoOf(Setup setup) {
        return new Place(
                setup.repository(),
                setup.demoRegistryHost(),
                setup.demoProject(),
                setup.demoRegion(),
                setup.demoService());
    }

    private static Identity mainBranch(Setup setup) {
        String workflow = ".github/workflows/qualification.yaml";
        return new Identity(setup.repository(), "refs/heads/main", NO_COMMIT, workflow, workflow);
    }

    private static String secret() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private <T extends AutoCloseable> T opened(T peer) {
        open.push(peer);
        return peer;
    }

    public Addresses addresses() {
        return addresses;
    }

    /** The faults that are played, and the calls that were made. */
    public Script script() {
        return script;
    }

    /** Identity tokens speak for the run of this tag from now on; before that, for the main branch. */
    public void identity(String tag, String commit) {
        issuer.identity(Identity.ofTag(setup.repository(), tag, commit));
    }

    /** Identity tokens speak for this run from now on. */
    public void identity(Identity identity) {
        issuer.identity(identity);
    }

    /** The file that tells verifiers about this rehearsal's keys, made with them when it is not there. */
    public Path trustedRoot() {
        try {
            trust.material();
            return trust.place();
        } catch (IOException e) {
            throw AicrException.internal("cannot make " + trust.place(), e);
        }
    }

    /** Where a job of another workflow file of the same run asks for its identity tokens. */
    public URI tokenRequest(String jobWorkflow) {
        return issuer.tokenRequest(jobWorkflow);
    }

    /** The bare repository of formulas, made when it is not there. */
    public Path tap() {
        return tap.made();
    }

    /** The bare repository of the site, made when it is not there. */
    public Path pages() {
        return pages.made();
    }

    @Override
    public void close() {
        Optional<Exception> first = Optional.empty();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        first.ifPresent(e -> {
            throw AicrException.internal("a stand-in did not stop", e);
        });
    }
}
