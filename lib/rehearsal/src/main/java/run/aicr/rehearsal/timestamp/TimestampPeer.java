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

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.trust.Authority;
import run.aicr.rehearsal.trust.Material;
import run.aicr.rehearsal.trust.Pem;
import run.aicr.rehearsal.trust.TrustRoot;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Peer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The timestamp authority; in scripts it is {@code timestamp}. */
public final class TimestampPeer implements AutoCloseable {
    private static final String PATH = "/api/v1/timestamp";

    private final Peer peer;

    private TimestampPeer(Peer peer) {
        this.peer = peer;
    }

    public static TimestampPeer start(TrustRoot trust, Script script) throws IOException {
        return new TimestampPeer(Peer.start("timestamp", script, new Calls(trust, Clock.systemUTC())));
    }

    /** Where queries are sent, path included. */
    public URI address() {
        return URI.create(peer.address() + PATH);
    }

    @Override
    public void close() {
        peer.close();
    }

    private record Calls(TrustRoot trust, Clock clock) implements Service {
        private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.2");
        private static final SecureRandom RANDOM = new SecureRandom();
        private static final int SERIAL_BITS = 150;
        private static final int MAX_QUERY = 1 << 16;

        @Override
        public Answer answer(Request request) throws IOException {
            String call = request.method() + " " + request.path();
            if (call.equals("POST " + PATH)) {
                if (!request.contentType().equals("application/timestamp-query")) {
                    return malformed(415, "application/timestamp-query is expected");
                }
                return Answer.bytes(201, response(request.bytes(MAX_QUERY)))
                        .with("Content-Type", "application/timestamp-reply");
            }
            Optional<Material> material = trust.existing();
            if (call.equals("GET " + PATH + "/certchain") && material.isPresent()) {
                String chain = Pem.of(material.get().timestamper().certificate())
                        + Pem.of(material.get().timestampRoot().certificate());
                return Answer.text(200, chain).with("Content-Type", "application/pem-certificate-chain");
            }
            return malformed(404, "no such path, or nothing was signed yet");
        }

        private byte[] response(byte[] query) throws IOException {
            TimeStampRequest request;
            try {
                request = new TimeStampRequest(query);
            } catch (IOException | RuntimeException e) {
                throw AicrException.invalidRequest("the body is no timestamp query");
            }
            try {
                TimeStampResponseGenerator generator =
                        new TimeStampResponseGenerator(tokens(trust.material()), TSPAlgorithms.ALLOWED);
                return generator
                        .generate(
                                request,
                                new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
                                Date.from(clock.instant()))
                        .getEncoded();
            } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
                throw AicrException.internal("cannot make a timestamp", e);
            }
        }

        private static TimeStampTokenGenerator tokens(Material material)
                throws GeneralSecurityException, OperatorCreationException, TSPException {
            Authority own = material.timestamper();
            DigestCalculator digest = new JcaDigestCalculatorProviderBuilder()
                    .build()
                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", own.key(), own.certificate()),
                    digest,
                    POLICY);
            // The leaf alone: some verifiers take the first certificate in the token for it.
            generator.addCertificates(new JcaCertStore(List.of(own.certificate())));
            return generator;
        }
    }
}
