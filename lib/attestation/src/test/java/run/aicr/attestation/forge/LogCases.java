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
package run.aicr.attestation.forge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import run.aicr.attestation.sigstore.LogEntry.Proof;
import run.aicr.attestation.sigstore.Octets;

/** Log entries, checkpoints and timestamps that prove nothing. */
public final class LogCases {
    private static final String PROMISE = "not in log: promise (SET): ";
    private static final String PROOF = "not in log: inclusion proof: ";
    private static final String NOTE = "not in log: checkpoint: ";
    private static final String BODY = "not in log: body: ";
    private static final String STAMP = "wrong timestamp: ";

    private final World world;
    private final byte[] payload;
    private final List<Case> cases = new ArrayList<>();

    public LogCases(World world, byte[] payload) {
        this.world = world;
        this.payload = payload.clone();
    }

    public List<Case> all() {
        promises();
        proofs();
        checkpoints();
        bodies();
        second();
        timestamps();
        return List.copyOf(cases);
    }

    private void promises() {
        add("unknown log", "not in log: no log of the trust root has the id", d -> {
            d.log = Bytes.p256();
            d.logId = World.id(d.log);
        });
        add("id of a log, key of another", PROMISE + "the signature of rekor.forge.test", d -> d.log = Bytes.p256());
        add("id of the certificate log", "not in log: no log", d -> d.logId = World.id(world.certificateLog));
        add("no promise", PROMISE + "expected one with its time, found none", d -> d.promised = false);
        add("no time", PROMISE + "expected one with its time, found none", d -> d.time = Optional.empty());
        add("promise for another index", PROMISE + "the signature", d -> d.promisedIndexDelta = 1);
        for (int at : new int[] {0, 3, 10, -1}) {
            add("promise changed at " + at, PROMISE, d -> d.promise = p -> Bytes.flipped(p, at));
        }
        add(
                "entered before the certificate",
                "certificate expired at signing: ",
                d -> d.time = Optional.of(world.now.getEpochSecond() - 1));
        add(
                "entered after the certificate",
                "certificate expired at signing: ",
                d -> d.time = Optional.of(world.now.getEpochSecond() + 601));
        add(
                "entered before the log",
                "not in log: the log rekor.forge.test counts",
                d -> d.time = Optional.of(world.now.getEpochSecond() - 200_000));
    }

    private void proofs() {
        proof("index of another leaf", PROOF + "expected the root", p -> with(p, 2, p.root(), 7, p.hashes()));
        proof("index beyond", PROOF + "3 hashes do not go", p -> with(p, 7, p.root(), 7, p.hashes()));
        proof("index far beyond", PROOF, p -> with(p, 1L << 50, p.root(), 7, p.hashes()));
        proof("size zero", PROOF, p -> with(p, 0, p.root(), 0, p.hashes()));
        proof("size one", PROOF, p -> with(p, 0, p.root(), 1, p.hashes()));
        proof("larger tree", List.of(PROOF, NOTE), p -> with(p, 4, p.root(), 8, p.hashes()));
        proof("much larger tree", PROOF, p -> with(p, 4, p.root(), 1 << 20, p.hashes()));
        proof("other root", PROOF + "expected the root", p -> with(p, 4, flip(p.root()), 7, p.hashes()));
        proof("no hashes", PROOF, p -> with(p, 4, p.root(), 7, List.of()));
        for (int i = 0; i < 3; i++) {
            int at = i;
            proof("hash " + i + " changed", PROOF + "expected the root", p -> {
                List<Octets> hashes = new ArrayList<>(p.hashes());
                hashes.set(at, flip(hashes.get(at)));
                return with(p, 4, p.root(), 7, hashes);
            });
            proof("hash " + i + " missing", PROOF + "2 hashes", p -> {
                List<Octets> hashes = new ArrayList<>(p.hashes());
                hashes.remove(at);
                return with(p, 4, p.root(), 7, hashes);
            });
        }
        proof("a hash more", PROOF + "4 hashes", p -> {
            List<Octets> hashes = new ArrayList<>(p.hashes());
            hashes.add(p.root());
            return with(p, 4, p.root(), 7, hashes);
        });
        proof(
                "hashes turned round",
                PROOF,
                p -> with(
                        p,
                        4,
                        p.root(),
                        7,
                        List.of(p.hashes().get(2), p.hashes().get(1), p.hashes().get(0))));
        proof(
                "a short hash",
                PROOF,
                p -> with(
                        p, 4, p.root(), 7, List.of(p.hashes().get(0), p.hashes().get(1), Octets.of(new byte[31]))));
    }

    private void checkpoints() {
        add(
                "origin without tree",
                NOTE + "expected the origin rekor.forge.test - <tree id>",
                d -> d.origin = World.HOST);
        add("origin of another log", NOTE + "expected the origin", d -> d.origin = "rekor.sigstore.dev - 1");
        add("origin with a longer name", NOTE + "expected the origin", d -> d.origin = World.HOST + ".evil - 1");
        add("origin with words", NOTE + "expected the origin", d -> d.origin = World.HOST + " - tree");
        add("signed under another name", NOTE + "expected a signature of rekor.forge.test", d -> d.noteName = "x.test");
        add("checkpoint of another size", NOTE + "expected the size 7, found 8", d -> d.noteSizeDelta = 1);
        add("checkpoint of another root", NOTE + "expected the root", d -> d.noteRoot = r -> Bytes.flipped(r, 5));
        for (int at : new int[] {0, 8, -1}) {
            add(
                    "checkpoint signature changed at " + at,
                    NOTE + "the signature of",
                    d -> d.noteSignature = s -> Bytes.flipped(s, at));
        }
        note("empty", n -> "");
        note("with carriage returns", n -> n.replace("\n", "\r\n"));
        note("without final line feed", String::strip);
        note("without blank line", n -> n.replace("\n\n", "\n"));
        note("without signature", n -> n.substring(0, n.indexOf("\n\n") + 2));
        note("with a hyphen for the dash", n -> n.replace("\u2014", "-"));
        note("with a signature that is no base64", n -> n.substring(0, n.length() - 3) + "%%\n");
        note("with a size that is no number", n -> n.replace("\n7\n", "\nseven\n"));
        note("with a size with a zero before", n -> n.replace("\n7\n", "\n07\n"));
        note("with two lines only", n -> n.substring(n.indexOf('\n') + 1));
        note(
                "with twenty signatures",
                n -> n + n.substring(n.indexOf("\n\n") + 2).repeat(20));
        note("that is too long", n -> n + "x".repeat(20_000) + "\n");
        add(
                "a line more in the header",
                NOTE + "the signature of",
                d -> d.note = n -> n.replaceFirst("\n\n", "\nextension\n\n"));
        add(
                "hint of another key",
                NOTE + "expected a signature",
                d -> d.note = n -> {
                    int at = n.lastIndexOf(' ') + 1;
                    return n.substring(0, at) + (n.charAt(at) == 'A' ? 'B' : 'A') + n.substring(at + 1);
                });
    }

    private void bodies() {
        for (String kind : List.of("intoto 0.0.2", "hashedrekord 0.0.1", "dsse 0.0.3", "rekord 0.0.1", "dsse ")) {
            add("kind " + kind, "not in log: expected an entry of the kind", d -> d.kind = kind);
        }
        body("with a blank", b -> b.replace(",", ", "));
        body("with a line feed", b -> b + "\n");
        body("with a key more", b -> b.replace("\"spec\":{", "\"spec\":{\"a\":1,"));
        body("about another payload", b -> b.replaceAll("(payloadHash.*?value\":\")[0-9a-f]{8}", "$100000000"));
        body("with another hash algorithm", b -> b.replace("sha256", "sha512"));
        body("with another signature", b -> b.replace("\"signature\":\"M", "\"signature\":\"N"));
        body("with another certificate", b -> b.replace("\"verifier\":\"LS0", "\"verifier\":\"LS1"));
        body("with two signatures", b -> b.replaceAll("\\[(\\{.*\\})\\]", "[$1,$1]"));
        body("with an envelope hash that is none", b -> b.replace("ab".repeat(32), "no hash"));
        body("that is no JSON", b -> "body");
        body("that is empty JSON", b -> "{}");
        body("of another kind", b -> b.replace("\"kind\":\"dsse\"", "\"kind\":\"intoto\""));
        body("with duplicate keys", b -> b.replace("\"kind\"", "\"kind\":\"dsse\",\"kind\""));
    }

    private void second() {
        for (String kind : List.of("hashedrekord 0.0.2", "dsse 0.0.2")) {
            second(kind, "without timestamp", "no time of signing: ", d -> d.stamps = 0);
            second(
                    kind,
                    "with a time",
                    "not in log: entries of version 0.0.2 have no time",
                    d -> d.time = Optional.of(world.now.getEpochSecond()));
            second(
                    kind,
                    "origin with a tree",
                    NOTE + "expected the origin log2.forge.test",
                    d -> d.origin = World.SECOND_HOST + " - 12");
            second(kind, "name of the other log", NOTE + "expected a signature of", d -> d.noteName = World.HOST);
            second(kind, "in a log of the first generation", List.of(NOTE, "not in log: "), d -> {
                d.log = world.log;
                d.logId = World.id(world.log);
            });
            second(kind, "signed with another key", NOTE + "the signature of log2", d -> d.log = Bytes.ed25519());
            second(kind, "body changed", BODY, d -> d.body = b -> b.replace("SHA2_256", "SHA2_512"));
            second(kind, "body with a line feed", BODY, d -> d.body = b -> b + "\n");
            second(
                    kind,
                    "other index",
                    "not in log: inclusion proof",
                    d -> d.proof = p -> with(p, 5, p.root(), 7, p.hashes()));
        }
    }

    private void timestamps() {
        add(
                "timestamp over the artefact",
                STAMP + "imprint: it is not over this signature",
                d -> d.stamped = s -> payload);
        add("timestamp of a stranger", STAMP + "the signature is of no authority", d -> d.stamper = Bytes.p256());
        add(
                "timestamp before the certificate",
                "certificate expired at signing: ",
                d -> d.stampTime = world.now.minusSeconds(1));
        add(
                "timestamp after the certificate",
                "certificate expired at signing: ",
                d -> d.stampTime = world.now.plusSeconds(601));
        add("five timestamps", STAMP + "expected at most 4, found 5", d -> d.stamps = 5);
        add("empty timestamp", STAMP + "malformed", d -> d.stamp = s -> new byte[0]);
        add(
                "timestamp that was not granted",
                STAMP + "malformed",
                d -> d.stamp = s -> new byte[] {48, 5, 48, 3, 2, 1, 2});
        add("timestamp cut short", STAMP + "malformed", d -> d.stamp = s -> Arrays.copyOf(s, s.length / 2));
        add("timestamp followed by bytes", STAMP + "malformed", d -> d.stamp = s -> Bytes.concat(s, new byte[1]));
        add("large timestamp", STAMP + "malformed: larger", d -> d.stamp = s -> new byte[70_000]);
        // Before that there is a remark for people, which nothing vouches for.
        for (int at = 28; at < 800; at += 9) {
            int index = at;
            add("timestamp changed at " + at, STAMP, d -> d.stamp = s -> Bytes.flipped(s, index));
        }
        String purpose = STAMP + "2.5.29.37 (extKeyUsage)";
        var other = world.stamper(KeyPurposeId.id_kp_codeSigning, true);
        var lax = world.stamper(KeyPurposeId.id_kp_timeStamping, false);
        String none =
                world.rootJson().replaceAll("\"timestampAuthorities\":\\[.*\\]\\}", "\"timestampAuthorities\":[]}");
        cases.add(new Case(
                "timestamps unknown to the root",
                new Draft(world, payload).json(),
                none,
                List.of(STAMP + "the trust root has no")));
        cases.add(new Case(
                "authority of the same key, other certificate",
                new Draft(world, payload).json(),
                world.rootWithStamper(lax),
                List.of(STAMP + "the first certificate")));
        // The generator refuses to sign with these; the root names them, the token names none of them.
        cases.add(new Case(
                "authority for other purposes",
                new Draft(world, payload).json(),
                world.rootWithStamper(other),
                List.of(purpose, STAMP + "the first certificate")));
    }

    private static Proof with(Proof p, long index, Octets root, long size, List<Octets> hashes) {
        return new Proof(index, root, size, hashes, p.checkpoint());
    }

    private static Octets flip(Octets octets) {
        return Octets.of(Bytes.flipped(octets.bytes(), 7));
    }

    private void proof(String name, String reason, UnaryOperator<Proof> spoil) {
        proof(name, List.of(reason), spoil);
    }

    private void proof(String name, List<String> reasons, UnaryOperator<Proof> spoil) {
        add("proof: " + name, reasons, d -> d.proof = spoil);
    }

    private void note(String name, UnaryOperator<String> spoil) {
        add("checkpoint " + name, NOTE + "malformed", d -> d.note = spoil);
    }

    private void body(String name, UnaryOperator<String> spoil) {
        add("body " + name, BODY, d -> d.body = spoil);
    }

    private void second(String kind, String name, String reason, Consumer<Draft> spoil) {
        second(kind, name, List.of(reason), spoil);
    }

    private void second(String kind, String name, List<String> reasons, Consumer<Draft> spoil) {
        add(kind + ": " + name, reasons, d -> spoil.accept(d.second(kind)));
    }

    private void add(String name, String reason, Consumer<Draft> spoil) {
        add(name, List.of(reason), spoil);
    }

    private void add(String name, List<String> reasons, Consumer<Draft> spoil) {
        Draft draft = new Draft(world, payload);
        spoil.accept(draft);
        cases.add(new Case("log: " + name, draft.json(), world.rootJson(), reasons));
    }
}
