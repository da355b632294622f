package run.aicr.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly. */
final class Utf8 {
    private Utf8() {}

    static String decode(String source, byte[] bytes, long limit) {
        if (bytes.length > limit) {
            throw DocumentException.tooLarge(source, limit);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw DocumentException.at(new Place(source, 0, 0), "not valid UTF-8");
        }
    }
}
