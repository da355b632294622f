package run.aicr.attestation.key;

import java.nio.file.Path;
import java.util.Base64;
import run.aicr.error.AicrException;

/** The textual encoding of keys (RFC 7468). */
final class Pem {
    private Pem() {}

    static byte[] decode(String label, Path file, String text) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw AicrException.invalidRequest(file + ": expected a PEM block '" + label + "'");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(file + ": the PEM block is not base64");
        }
    }
}
