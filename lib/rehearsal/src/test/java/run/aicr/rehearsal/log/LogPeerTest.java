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
package run.aicr.rehearsal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.rehearsal.FolderState;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;
import run.aicr.rehearsal.trust.Keys;
import run.aicr.rehearsal.trust.Pem;
import run.aicr.rehearsal.trust.SampleSigner;

class LogPeerTest {
    private static final String ENTRIES = "/api/v1/log/entries";

    @TempDir
    Path folder;

    private Rehearsal rehearsal;
    private SampleSigner signer;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"));
        signer = new SampleSigner(rehearsal);
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private String log(String path) {
        return rehearsal.addresses().log() + path;
    }

    private Wire.Reply logged(String file) throws GeneralSecurityException {
        return signer.log(
                signer.envelope(Sha256.of(file)), signer.certificates().get(0));
    }

    private static Fields entry(Wire.Reply reply) {
        Map<String, Node> entries = ((Mapping) reply.node()).entries();
        return Fields.of(entries.values().iterator().next(), "entry");
    }

    private PublicKey key() throws GeneralSecurityException {
        String pem = Wire.call("GET", log("/api/v1/log/publicKey"), "").text();
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    }

    @Test
    void anEntryIsPromisedAndProven() throws GeneralSecurityException {
        Wire.Reply reply = logged("a");
        assertEquals(201, reply.status(), reply::text);
        Fields entry = entry(reply);
        String promised = "{\"body\":\"" + entry.requiredText("body") + "\",\"integratedTime\":"
                + entry.requiredText("integratedTime") + ",\"logID\":\"" + entry.requiredText("logID")
                + "\",\"logIndex\":" + entry.requiredText("logIndex") + "}";
        Fields verification = entry.fields("verification").orElseThrow();
        assertTrue(Keys.verify(
                key(),
                promised.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(verification.requiredText("signedEntryTimestamp"))));
        assertEquals(Keys.id(key()).hex(), entry.requiredText("logID"));
        assertProven(entry, key());
    }

    private static void assertProven(Fields entry, PublicKey key) {
        Fields proof = entry.fields("verification")
                .orElseThrow()
                .fields("inclusionProof")
                .orElseThrow();
        int size = Integer.parseInt(proof.requiredText("treeSize"));
        List<Sha256> path = proof.texts("hashes").stream().map(Sha256::new).toList();
        Sha256 leaf = MerkleTree.leaf(Base64.getDecoder().decode(entry.requiredText("body")));
        Sha256 root = MerkleTreeTest.climbed(Integer.parseInt(proof.requiredText("logIndex")), size, leaf, path);
        assertEquals(root.hex(), proof.requiredText("rootHash"));
        assertFalse(path.isEmpty());
        String[] lines = proof.requiredText("checkpoint").split("\n", -1);
        assertTrue(lines[0].matches("rekor\\.rehearsal\\.test - [0-9]+"));
        assertEquals(Integer.toString(size), lines[1]);
        assertEquals(SampleSigner.base64(root.bytes()), lines[2]);
        assertTrue(lines[4].startsWith("\u2014 rekor.rehearsal.test "));
        byte[] line = Base64.getDecoder().decode(lines[4].substring(lines[4].lastIndexOf(' ') + 1));
        assertTrue(MessageDigest.isEqual(
                Arrays.copyOf(line, 4), Arrays.copyOf(Keys.id(key).bytes(), 4)));
        String header = lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n";
        assertTrue(Keys.verify(key, header.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(line, 4, line.length)));
    }

    @Test
    void theBodySaysWhatWasSigned() throws GeneralSecurityException {
        Mapping envelope = signer.envelope(Sha256.of("a"));
        var leaf = signer.certificates().get(0);
        byte[] body =
                Base64.getDecoder().decode(entry(signer.log(envelope, leaf)).requiredText("body"));
        String pem = SampleSigner.base64(Pem.of(leaf).getBytes(StandardCharsets.US_ASCII));
        byte[] payload = Base64.getDecoder().decode(Fields.of(envelope, "").requiredText("payload"));
        byte[] text = run.aicr.document.JsonWriter.compact(envelope);
        assertEquals(
                "{\"apiVersion\":\"0.0.1\",\"kind\":\"dsse\",\"spec\":{\"envelopeHash\":{\"algorithm\":\"sha256\",\"value\":\""
                        + Sha256.of(text).hex() + "\"},\"payloadHash\":{\"algorithm\":\"sha256\",\"value\":\""
                        + Sha256.of(payload).hex() + "\"},\"signatures\":[{\"signature\":\""
                        + SampleSigner.base64(SampleSigner.signatureOf(envelope)) + "\",\"verifier\":\"" + pem
                        + "\"}]}}",
                new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void theSameEntryIsFoundInsteadOfAddedAgain() throws GeneralSecurityException {
        Mapping envelope = signer.envelope(Sha256.of("a"));
        var leaf = signer.certificates().get(0);
        Wire.Reply first = signer.log(envelope, leaf);
        Wire.Reply again = signer.log(envelope, leaf);
        assertEquals(409, again.status());
        assertEquals(first.header("Location"), again.header("Location"));
        Wire.Reply found = Wire.call("GET", log(again.header("Location")), "");
        assertEquals(entry(first).requiredText("body"), entry(found).requiredText("body"));
        String index = entry(first).requiredText("logIndex");
        assertEquals(
                200, Wire.call("GET", log(ENTRIES + "?logIndex=" + index), "").status());
        assertEquals(404, Wire.call("GET", log(ENTRIES + "?logIndex=99"), "").status());
    }

    @Test
    void entriesAreThereAgainAndNewOnesComeAfterThem() throws GeneralSecurityException, IOException {
        Wire.Reply first = logged("a");
        PublicKey key = key();
        stop();
        var state = FolderState.of(folder);
        start();
        Wire.Reply found = Wire.call("GET", log(first.header("Location")), "");
        assertProven(entry(found), key);
        assertEquals(state, FolderState.of(folder));
        Wire.Reply second = logged("b");
        assertEquals(
                Integer.parseInt(entry(first).requiredText("logIndex")) + 1,
                Integer.parseInt(entry(second).requiredText("logIndex")));
        Fields tree = Wire.call("GET", log("/api/v1/log"), "").json();
        assertEquals(
                Files.readString(folder.resolve("log/checkpoint.txt")).split("\n", -1)[2],
                tree.requiredText("signedTreeHead").split("\n", -1)[2]);
        assertEquals("6", tree.requiredText("treeSize"));
    }

    @Test
    void whatIsWronglySignedIsNotLogged() throws GeneralSecurityException, IOException {
        var leaf = signer.certificates().get(0);
        Mapping other = new SampleSigner(rehearsal).envelope(Sha256.of("a"));
        assertEquals(400, signer.log(other, leaf).status());
        assertEquals(
                400,
                Wire.call("POST", log(ENTRIES), "{\"kind\":\"dsse\",\"apiVersion\":\"0.0.2\"}")
                        .status());
        assertEquals(
                400,
                Wire.call("POST", log(ENTRIES), "{\"kind\":\"intoto\",\"apiVersion\":\"0.0.1\",\"spec\":{}}")
                        .status());
        assertFalse(Files.exists(folder.resolve("log")));
    }

    @Test
    void theHashOfAFileIsLoggedToo() throws GeneralSecurityException {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        byte[] signature = Keys.sign(signer.keys().getPrivate(), content);
        String key = SampleSigner.base64(
                Pem.of("PUBLIC KEY", signer.keys().getPublic().getEncoded()).getBytes(StandardCharsets.US_ASCII));
        String request =
                "{\"apiVersion\":\"0.0.1\",\"kind\":\"hashedrekord\",\"spec\":{\"data\":{\"hash\":{\"algorithm\":\"sha256\","
                        + "\"value\":\"" + Sha256.of(content).hex() + "\"}},\"signature\":{\"content\":\""
                        + SampleSigner.base64(signature) + "\",\"publicKey\":{\"content\":\"" + key + "\"}}}}";
        Wire.Reply reply = Wire.call("POST", log(ENTRIES), request);
        assertEquals(201, reply.status(), reply::text);
        byte[] body = Base64.getDecoder().decode(entry(reply).requiredText("body"));
        assertEquals(request, new String(body, StandardCharsets.UTF_8));
        Node node = JsonReader.read("body", new ByteArrayInputStream(body).readAllBytes(), Limits.DOCUMENT);
        assertTrue(node instanceof Mapping);
        String wrong = request.replace(Sha256.of(content).hex(), Sha256.of("x").hex());
        assertEquals(400, Wire.call("POST", log(ENTRIES), wrong).status());
    }
}
