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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Certificates that are signed rightly and are wrong, or are signed wrongly. */
public final class CertificateCases {
    private static final String FORM = "certificate form: ";
    private static final String LOG = "not in certificate log: 1.3.6.1.4.1.11129.2.4.2 (SCT): ";
    private static final String KEY_USAGE = Extension.keyUsage.getId();
    private static final String PURPOSE = Extension.extendedKeyUsage.getId();
    private static final String NAMES = Extension.subjectAlternativeName.getId();

    private final World world;
    private final byte[] payload;
    private final List<Case> cases = new ArrayList<>();

    public CertificateCases(World world, byte[] payload) {
        this.world = world;
        this.payload = payload.clone();
    }

    public List<Case> all() {
        usages();
        names();
        extensions();
        paths();
        timestamps();
        return List.copyOf(cases);
    }

    private void usages() {
        add(
                "no keyUsage",
                FORM + "2.5.29.15 (keyUsage): expected digitalSignature, found none",
                d -> d.extensions.remove(KEY_USAGE));
        add(
                "keyUsage not critical",
                FORM + "2.5.29.15 (keyUsage): expected critical",
                d -> d.extension(KEY_USAGE, false, new KeyUsage(KeyUsage.digitalSignature)));
        add(
                "keyUsage with more",
                FORM + "2.5.29.15 (keyUsage): expected digitalSignature alone",
                d -> d.extension(KEY_USAGE, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)));
        add(
                "keyUsage without signatures",
                FORM + "2.5.29.15 (keyUsage): expected digitalSignature alone",
                d -> d.extension(KEY_USAGE, true, new KeyUsage(KeyUsage.keyEncipherment)));
        add(
                "no EKU",
                FORM + "2.5.29.37 (extKeyUsage): expected 1.3.6.1.5.5.7.3.3 (codeSigning), found none",
                d -> d.extensions.remove(PURPOSE));
        for (KeyPurposeId other : List.of(
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.anyExtendedKeyUsage)) {
            add(
                    "EKU " + other,
                    FORM + "2.5.29.37 (extKeyUsage)",
                    d -> d.extension(PURPOSE, false, new ExtendedKeyUsage(other)));
        }
        add(
                "EKU of two",
                FORM + "2.5.29.37 (extKeyUsage)",
                d -> d.extension(PURPOSE, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_codeSigning, KeyPurposeId.id_kp_timeStamping
                })));
        add(
                "an authority",
                FORM + "2.5.29.19 (basicConstraints)",
                d -> d.extension(Extension.basicConstraints.getId(), true, new BasicConstraints(true)));
    }

    private void names() {
        GeneralName right = new GeneralName(GeneralName.uniformResourceIdentifier, Draft.NAME);
        add("name not critical", FORM + "2.5.29.17 (subjectAltName): expected critical", d -> d.names(false, right));
        add(
                "no name",
                FORM + "2.5.29.17 (subjectAltName): expected exactly one name, found none",
                d -> d.extensions.remove(NAMES));
        add(
                "two names",
                FORM + "2.5.29.17 (subjectAltName): expected exactly one name, found 2",
                d -> d.names(
                        true, right, new GeneralName(GeneralName.uniformResourceIdentifier, "https://example.test/")));
        add(
                "a host as name",
                FORM + "2.5.29.17 (subjectAltName): expected a URI or an e-mail",
                d -> d.names(true, new GeneralName(GeneralName.dNSName, "github.com")));
        add(
                "an address as name",
                FORM + "2.5.29.17 (subjectAltName): expected a URI or an e-mail",
                d -> d.names(true, new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        for (String other : List.of(
                Draft.NAME + "-rc1",
                Draft.NAME.replace("v1.3.0", "v1x3x0"),
                Draft.NAME.replace("v1.3.0", "v1.2.9"),
                Draft.NAME.replace("NVIDIA/aicr", "nvidia/aicr"),
                Draft.NAME.replace("NVIDIA/aicr", "evil/aicr"),
                Draft.NAME.replace("on-tag", "attest-images"),
                Draft.NAME.replace("tags", "heads"),
                "x" + Draft.NAME,
                Draft.NAME + "%0A")) {
            add(
                    "name " + other,
                    "wrong identity: expected " + Draft.NAME,
                    d -> d.names(true, new GeneralName(GeneralName.uniformResourceIdentifier, other)));
        }
        add(
                "an e-mail",
                "wrong identity: ",
                d -> d.names(true, new GeneralName(GeneralName.rfc822Name, "ci@example.test")));
    }

    private void extensions() {
        add(
                "no .1",
                FORM + Draft.ARC + "1 (issuer): expected a text, found none",
                d -> d.extensions.remove(Draft.ARC + 1));
        add(
                "no .8",
                FORM + Draft.ARC + "8 (issuer): expected a text, found none",
                d -> d.extensions.remove(Draft.ARC + 8));
        add("raw .8", FORM + Draft.ARC + "8: expected a UTF8String", d -> d.raw(Draft.ARC + 8, Draft.ISSUER));
        add("raw .12", FORM + Draft.ARC + "12: expected a UTF8String", d -> d.raw(Draft.ARC + 12, "https://x.test"));
        add(".1 as UTF8String", FORM + Draft.ARC + "1 and .8", d -> d.text(1, Draft.ISSUER));
        add(
                ".1 and .8 differ",
                FORM + Draft.ARC + "1 and .8 (issuer): expected equal texts",
                d -> d.text(8, "https://evil.test"));
        add("other issuer", "wrong issuer: expected " + Draft.ISSUER + ", found https://evil.test", d -> {
            d.text(8, "https://evil.test");
            d.raw(Draft.ARC + 1, "https://evil.test");
        });
        add("issuer with a slash", "wrong issuer: ", d -> {
            d.text(8, Draft.ISSUER + "/");
            d.raw(Draft.ARC + 1, Draft.ISSUER + "/");
        });
        add(
                "unknown critical extension",
                FORM + "critical extensions: expected known ones only, found 1.2.3.4",
                d -> d.extension("1.2.3.4", true, DERNull.INSTANCE));
        add("key on P-384", FORM + "public key: expected ECDSA on P-256", d -> {
            d.keys = Bytes.p384();
            d.signer = Optional.of(Bytes.p256());
        });
        add(
                "empty EKU value",
                List.of(FORM, "malformed certificate"),
                d -> d.extension(PURPOSE, false, new DERUTF8String("codeSigning")));
    }

    private void paths() {
        add(
                "signed by a stranger",
                "unknown root: the path to the root",
                d -> d.issuerKey = Bytes.p256().getPrivate());
        add("signed by the root itself", "unknown root: no authority of the trust root is called", d -> {
            d.issuerKey = world.root.getPrivate();
            d.issuerName = new X500Name("O=forge.test,CN=forge-root");
        });
        add("signed by the authority for timestamps", "unknown root: no authority", d -> {
            d.issuerKey = world.stamper.getPrivate();
            d.issuerName = new X500Name("O=forge.test,CN=forge-tsa");
        });
        add(
                "other name of the issuer",
                "unknown root: no authority",
                d -> d.issuerName = new X500Name("O=sigstore.dev,CN=sigstore-intermediate"));
        add("self-signed", "unknown root: no authority", d -> {
            d.issuerKey = d.keys.getPrivate();
            d.issuerName = new X500Name("CN=self");
        });
        for (Duration away : List.of(
                Duration.ofSeconds(4),
                Duration.ofHours(1),
                Duration.ofDays(400),
                Duration.ofMinutes(-11),
                Duration.ofHours(-2),
                Duration.ofDays(-300))) {
            add("valid " + away + " later", "certificate expired at signing: ", d -> {
                d.start = world.now.plus(away);
                d.end = d.start.plus(Duration.ofMinutes(10));
            });
        }
        Instant before = world.now.minus(Duration.ofHours(1));
        ending("certificateAuthorities", before, "unknown root: the authority https://fulcio.forge.test counts from");
        ending("ctlogs", before, LOG + "the log ct.forge.test counts from");
        ending("tlogs", before, "not in log: the log rekor.forge.test counts from");
        ending(
                "timestampAuthorities",
                before,
                "wrong timestamp: unknown root: the authority https://tsa.forge.test counts");
        World other = new World();
        cases.add(new Case(
                "other root", new Draft(world, payload).json(), other.rootJson(), List.of("not in log: no log")));
        String mixed = world.rootJson().replace(World.der(world.rootCertificate), World.der(other.rootCertificate));
        cases.add(new Case(
                "other anchor of the same name",
                new Draft(world, payload).json(),
                mixed,
                List.of("unknown root: the path")));
        String noCt = world.rootJson().replaceAll("\"ctlogs\":\\[.*?\\],", "\"ctlogs\":[],");
        cases.add(new Case(
                "no certificate log known",
                new Draft(world, payload).json(),
                noCt,
                List.of(LOG + "no timestamp is of a log")));
    }

    private void timestamps() {
        add("no SCT", LOG + "expected a signed certificate timestamp, found none", d -> d.inCertificateLog = false);
        add(
                "SCT of an unknown log",
                LOG + "no timestamp is of a log in the trust root",
                d -> d.certificateLog = Bytes.p256());
        add("SCT of the transparency log", LOG + "no timestamp is of a log", d -> d.certificateLog = world.log);
        add(
                "SCT before the log began",
                LOG + "the log ct.forge.test counts",
                d -> d.logged = world.now.minus(Duration.ofDays(3)));
        for (int at : new int[] {49, 60, 90, -1}) {
            add("SCT signature changed at " + at, LOG, d -> d.timestampList = list -> Bytes.flipped(list, at));
        }
        add(
                "SCT time changed",
                LOG + "the signature of the timestamp",
                d -> d.timestampList = list -> Bytes.flipped(list, 44));
        add("SCT version changed", LOG + "malformed", d -> d.timestampList = list -> Bytes.flipped(list, 4));
        add(
                "SCT log changed",
                LOG + "no timestamp is of a log",
                d -> d.timestampList = list -> Bytes.flipped(list, 10));
        add("SCT length changed", LOG + "malformed", d -> d.timestampList = list -> Bytes.flipped(list, 1));
        add("SCT inner length changed", LOG + "malformed", d -> d.timestampList = list -> Bytes.flipped(list, 3));
        add("SCT list empty", LOG + "no timestamp", d -> d.timestampList = list -> new byte[2]);
        add("SCT list too short", LOG + "malformed", d -> d.timestampList = list -> new byte[1]);
        add(
                "SCT list followed by bytes",
                LOG + "malformed",
                d -> d.timestampList = list -> Bytes.concat(list, new byte[1]));
    }

    private void ending(String list, Instant end, String reason) {
        cases.add(new Case(
                list + " ended", new Draft(world, payload).json(), world.rootEnding(list, end), List.of(reason)));
    }

    private void add(String name, String reason, Consumer<Draft> spoil) {
        add(name, List.of(reason), spoil);
    }

    private void add(String name, List<String> reasons, Consumer<Draft> spoil) {
        Draft draft = new Draft(world, payload);
        spoil.accept(draft);
        cases.add(new Case("certificate: " + name, draft.json(), world.rootJson(), reasons));
    }
}
