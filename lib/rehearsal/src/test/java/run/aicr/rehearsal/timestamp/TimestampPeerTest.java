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
package run.aicr.rehearsal.timestamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;
import run.aicr.rehearsal.trust.SampleSigner;

class TimestampPeerTest {
    @TempDir
    Path folder;

    @Test
    void aTimestampIsAboutTheBytesAndSignedByTheLeafInIt() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"))) {
            byte[] signature = "signature".getBytes(StandardCharsets.UTF_8);
            Wire.Reply reply = new SampleSigner(rehearsal).timestamp(signature);
            assertEquals(201, reply.status());
            assertEquals("application/timestamp-reply", reply.header("Content-Type"));
            TimeStampResponse response = new TimeStampResponse(reply.body());
            assertEquals(0, response.getStatus());
            var token = response.getTimeStampToken();
            assertEquals(
                    Sha256.of(signature),
                    new Sha256(java.util.HexFormat.of()
                            .formatHex(token.getTimeStampInfo().getMessageImprintDigest())));
            assertEquals(BigInteger.TEN, token.getTimeStampInfo().getNonce());
            List<X509CertificateHolder> certificates =
                    List.copyOf(token.getCertificates().getMatches(null));
            assertEquals(1, certificates.size());
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificates.get(0)));
            Wire.Reply chain = Wire.call("GET", rehearsal.addresses().timestamp() + "/certchain", "");
            assertEquals(2, chain.text().split("BEGIN CERTIFICATE", -1).length - 1);
        }
    }

    @Test
    void whatIsNoQueryIsRefused() {
        try (Rehearsal rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"))) {
            String uri = rehearsal.addresses().timestamp().toString();
            assertEquals(
                    415,
                    Wire.call("POST", uri, "x", "Content-Type", "text/plain").status());
            Wire.Reply nonsense = Wire.call("POST", uri, "x", "Content-Type", "application/timestamp-query");
            assertEquals(400, nonsense.status());
            assertTrue(nonsense.text().contains("timestamp query"));
            assertEquals(404, Wire.call("GET", uri + "/certchain", "").status());
        }
    }
}
