package run.aicr.document;

import run.aicr.error.AicrException;

/** Makes the one kind of error a bad document gives: class INVALID_REQUEST, a sentence, and where. */
final class DocumentException {
    private DocumentException() {}

    static AicrException at(Place place, String sentence) {
        return AicrException.invalidRequest(place + ": " + sentence);
    }

    static AicrException tooLarge(String source, long limit) {
        return AicrException.invalidRequest(source + ": larger than the limit of " + limit + " bytes");
    }
}
