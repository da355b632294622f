package run.aicr.attestation;

import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;

/** Signs statements. */
public final class Attestor {
    private final SigningKey key;

    public Attestor(SigningKey key) {
        this.key = key;
    }

    public BundleFile attest(Statement statement) {
        byte[] payload = statement.toJson();
        byte[] signature = key.sign(Envelope.preAuthenticationEncoding(Statement.PAYLOAD_TYPE, payload));
        return new BundleFile(key.publicKey().hint(), new Envelope(Statement.PAYLOAD_TYPE, payload, signature));
    }
}
