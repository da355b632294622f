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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Good bundles whose text was changed afterwards, and envelopes that say something else. */
public final class FormCases {
    private static final String NONE = "not a bundle: ";
    private static final Pattern KEY = Pattern.compile("\"([A-Za-z0-9]+)\":");

    private final World world;
    private final byte[] payload;
    private final List<Case> cases = new ArrayList<>();
    private final String good;

    public FormCases(World world, byte[] payload) {
        this.world = world;
        this.payload = payload.clone();
        this.good = new String(new Draft(world, payload).json(), StandardCharsets.UTF_8);
    }

    public List<Case> all() {
        keys();
        texts();
        blobs();
        envelopes();
        swaps();
        return List.copyOf(cases);
    }

    /** Each key once: misspelt, doubled, with null for its value, with an unknown neighbour. */
    private void keys() {
        Matcher matcher = KEY.matcher(good);
        int nth = 0;
        while (matcher.find()) {
            String key = matcher.group(1);
            String before = good.substring(0, matcher.start());
            String after = good.substring(matcher.end());
            String label = key + " (" + nth++ + ")";
            text("misspelt " + label, before + "\"" + key + "x\":" + after);
            text("doubled " + label, before + "\"" + key + "\":null,\"" + key + "\":" + after);
            text("neighbour of " + label, before + "\"unknown\":0,\"" + key + "\":" + after);
            text("list for " + label, before + "\"" + key + "\":[[]],\"unknown\":" + after);
        }
    }

    private void texts() {
        text("empty", "");
        text("a list", "[" + good + "]");
        text("twice", good + good);
        text("followed by text", good + "x");
        text("with a byte order mark in the middle", good.replaceFirst("\\{", "{\uFEFF"));
        for (int i = 1; i <= 20; i++) {
            text("cut at " + i + "/21", good.substring(0, good.length() * i / 21));
        }
        change("media type 0.1", g -> g.replace("bundle.v0.3+json", "bundle+json;version=0.1"));
        change("media type 0.2", g -> g.replace("bundle.v0.3+json", "bundle+json;version=0.2"));
        change("media type 0.4", g -> g.replace("v0.3", "v0.4"));
        change(
                "chain for the leaf",
                g -> g.replaceFirst(
                        "\"certificate\":(\\{[^}]*\\})", "\"x509CertificateChain\":{\"certificates\":[$1]}"));
        change(
                "a key beside the certificate",
                g -> g.replace("\"certificate\":", "\"publicKey\":{\"hint\":\"x\"},\"certificate\":"));
        change("a bare signature", g -> g.replace("\"dsseEnvelope\"", "\"messageSignature\""));
        change(
                "a bare signature beside",
                g -> g.replace("\"dsseEnvelope\"", "\"messageSignature\":{},\"dsseEnvelope\""));
        change(
                "no entries",
                g -> g.replaceFirst("\"tlogEntries\":\\[.*\\],\"timestamp", "\"tlogEntries\":[],\"timestamp"));
        change(
                "two entries",
                g -> g.replaceFirst("\"tlogEntries\":\\[(.*)\\],\"timestamp", "\"tlogEntries\":[$1,$1],\"timestamp"));
        change("number for a text", g -> g.replace("\"logIndex\":\"1004\"", "\"logIndex\":1004"));
        change("negative index", g -> g.replace("\"logIndex\":\"1004\"", "\"logIndex\":\"-1\""));
        change("index with a zero before", g -> g.replace("\"logIndex\":\"1004\"", "\"logIndex\":\"01004\""));
        change("index too large", g -> g.replace("\"logIndex\":\"1004\"", "\"logIndex\":\"9223372036854775808\""));
        change("keyid", g -> g.replace("{\"sig\"", "{\"keyid\":\"x\",\"sig\""));
        change("no signatures", g -> g.replaceFirst("\"signatures\":\\[.*\\]", "\"signatures\":[]"));
        change("two signatures", g -> g.replaceFirst("\"signatures\":\\[(.*)\\]", "\"signatures\":[$1,$1]"));
        change("base64 without padding", g -> g.replace("=\"", "\""));
        change("base64 with a blank", g -> g.replace("\"sig\":\"", "\"sig\":\" "));
        text("too large", good.replace("{\"mediaType\"", " ".repeat(17 << 20) + "{\"mediaType\""));
        text(
                "nested deeply",
                good.replace("\"mediaType\"", "\"x\":" + "[".repeat(40) + "]".repeat(40) + ",\"mediaType\""));
    }

    /** One bit of each of the texts in base64, at several places. */
    private void blobs() {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        reasons.put(
                "rawBytes",
                List.of(
                        "malformed certificate",
                        "certificate form",
                        "unknown root",
                        "not in certificate log",
                        "certificate expired",
                        "wrong identity",
                        "wrong issuer",
                        "not in log: body"));
        reasons.put("keyId", List.of("not in log: no log"));
        reasons.put("signedEntryTimestamp", List.of("not in log: promise (SET)"));
        reasons.put("rootHash", List.of("not in log: inclusion proof"));
        reasons.put("canonicalizedBody", List.of("not in log: promise (SET)"));
        reasons.put("signedTimestamp", List.of("wrong timestamp"));
        reasons.put("payload", List.of("not in log: body"));
        reasons.put("sig", List.of("wrong timestamp: imprint"));
        reasons.forEach((key, expected) -> {
            Matcher value = Pattern.compile("(\"" + key + "\":\")([^\"]+)").matcher(good);
            if (!value.find()) {
                throw new IllegalStateException(key);
            }
            byte[] bytes = Base64.getDecoder().decode(value.group(2));
            for (int i = 0; i < 8; i++) {
                String changed = Bytes.base64(Bytes.flipped(bytes, bytes.length - 1 - bytes.length * i / 9));
                add(
                        key + " changed " + i,
                        good.substring(0, value.start(2)) + changed + good.substring(value.end(2)),
                        expected);
            }
        });
    }

    private void envelopes() {
        envelope(
                "other payload type",
                "wrong payload type: expected application/vnd.in-toto+json, found text/plain",
                "text/plain",
                payload);
        statement("version 0.1", "not a statement", s -> s.replace("Statement/v1", "Statement/v0.1"));
        statement("no type", "not a statement", s -> s.replace("_type", "type"));
        statement("no subject", "not a statement", s -> s.replaceFirst("\"subject\":\\[.*?\\]", "\"subject\":[]"));
        statement("subject without digest", "not a statement", s -> s.replace("\"sha256\"", "\"sha512\""));
        statement(
                "digest in capitals",
                "not a statement",
                s -> s.replaceFirst("\"sha256\":\"[0-9a-f]{64}", "\"sha256\":\"" + "AB".repeat(32)));
        statement("digest too short", "not a statement", s -> s.replaceFirst("(\"sha256\":\")[0-9a-f]", "$1"));
        statement(
                "other digest",
                "digest differs: no subject",
                s -> s.replaceFirst("(\"sha256\":\")[0-9a-f]{64}", "$1" + "0".repeat(64)));
        statement(
                "other predicate",
                "wrong predicate: expected https://slsa.dev/provenance/v1",
                s -> s.replace("slsa.dev/provenance/v1", "slsa.dev/provenance/v0.2"));
        statement("no predicate type", "not a statement", s -> s.replace("predicateType", "predicatetype"));
        statement("doubled key", "not a statement", s -> s.replace("\"subject\"", "\"subject\":[],\"subject\""));
        statement("no JSON", "not a statement", s -> "statement");
        statement("followed by text", "not a statement", s -> s + "{}");
        Draft stranger = new Draft(world, payload);
        stranger.signer = Optional.of(Bytes.p256());
        cases.add(new Case(
                "signed with another key", stranger.json(), world.rootJson(), List.of("signature does not match")));
        for (int at : new int[] {0, 5, 20, -1}) {
            Draft draft = new Draft(world, payload);
            draft.signature = s -> Bytes.flipped(s, at);
            cases.add(new Case(
                    "logged with a wrong signature " + at,
                    draft.json(),
                    world.rootJson(),
                    List.of("signature does not match")));
        }
    }

    /** Parts of another good bundle. */
    private void swaps() {
        String other = new String(new Draft(world, payload).json(), StandardCharsets.UTF_8);
        Map<String, String> reasons = Map.of(
                "\"certificate\":\\{.*?\\}", "not in log: body",
                "\"tlogEntries\":\\[.*\\](?=,\"timestamp)", "not in log: body",
                "\"inclusionProof\":\\{.*?\\},\"canon", "not in log: inclusion proof",
                "\"canonicalizedBody\":\".*?\"", "not in log: promise (SET)",
                "\"inclusionPromise\":\\{.*?\\}", "not in log: promise (SET)",
                "\"rfc3161Timestamps\":\\[.*?\\]", "wrong timestamp: imprint",
                "\"signatures\":\\[.*?\\]", "wrong timestamp: imprint");
        reasons.forEach((pattern, reason) -> {
            Matcher theirs = Pattern.compile(pattern).matcher(other);
            if (!theirs.find()) {
                throw new IllegalStateException(pattern);
            }
            add(
                    "of another bundle: " + pattern,
                    good.replaceFirst(pattern, Matcher.quoteReplacement(theirs.group())),
                    List.of(reason));
        });
        add(
                "a bundle of a key pair",
                "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"verificationMaterial\":{"
                        + "\"publicKey\":{\"hint\":\"x\"},\"tlogEntries\":[]},"
                        + good.substring(good.indexOf("\"dsseEnvelope\"")),
                List.of("unknown root: signed with a key pair"));
    }

    private void statement(String name, String reason, UnaryOperator<String> spoil) {
        String text = new String(payload, StandardCharsets.UTF_8);
        envelope(
                "statement: " + name,
                reason,
                "application/vnd.in-toto+json",
                spoil.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    private void envelope(String name, String reason, String type, byte[] content) {
        Draft draft = new Draft(world, content);
        draft.payloadType = type;
        cases.add(new Case("envelope: " + name, draft.json(), world.rootJson(), List.of(reason)));
    }

    private void change(String name, UnaryOperator<String> spoil) {
        String changed = spoil.apply(good);
        if (changed.equals(good)) {
            throw new IllegalStateException("nothing changed: " + name);
        }
        text(name, changed);
    }

    private void text(String name, String text) {
        add(name, text, List.of(NONE));
    }

    private void add(String name, String text, List<String> reasons) {
        cases.add(new Case("form: " + name, text.getBytes(StandardCharsets.UTF_8), world.rootJson(), reasons));
    }
}
