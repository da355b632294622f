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
package run.aicr.attestation.dsse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class EnvelopeTest {
    private static final byte[] BYTES = {(byte) 0xfb, (byte) 0xff, (byte) 0xbf, 0};

    @Test
    void preAuthenticationEncodingOfTheSpecificationsExample() {
        byte[] encoded = Envelope.preAuthenticationEncoding("http://example.com/HelloWorld", utf8("hello world"));
        assertEquals(
                "DSSEv1 29 http://example.com/HelloWorld 11 hello world", new String(encoded, StandardCharsets.UTF_8));
    }

    @Test
    void lengthsCountBytesNotCharacters() {
        byte[] encoded = Envelope.preAuthenticationEncoding("té", utf8("€"));
        assertArrayEquals(utf8("DSSEv1 3 té 3 €"), encoded);
    }

    @Test
    void emptyPayloadHasLengthZero() {
        assertArrayEquals(utf8("DSSEv1 1 t 0 "), Envelope.preAuthenticationEncoding("t", new byte[0]));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        Envelope envelope = new Envelope("type", BYTES, utf8("signature"));
        Envelope again = Envelope.read(Fields.of(envelope.toNode(), ""));
        assertEquals(envelope, again);
        assertEquals(envelope.hashCode(), again.hashCode());
        assertEquals("type", again.payloadType());
        assertArrayEquals(BYTES, again.payload());
        assertArrayEquals(Envelope.preAuthenticationEncoding("type", BYTES), again.signedBytes());
    }

    @Test
    void envelopesDifferByEachOfTheirParts() {
        Envelope envelope = new Envelope("type", BYTES, BYTES);
        assertNotEquals(envelope, new Envelope("other", BYTES, BYTES));
        assertNotEquals(envelope, new Envelope("type", utf8("x"), BYTES));
        assertNotEquals(envelope, new Envelope("type", BYTES, utf8("x")));
    }

    @Test
    void laterChangesToGivenOrReturnedArraysDoNotReachTheEnvelope() {
        byte[] payload = utf8("abc");
        Envelope envelope = new Envelope("type", payload, payload);
        payload[0] = 'X';
        envelope.payload()[1] = 'X';
        envelope.signature()[2] = 'X';
        assertArrayEquals(utf8("abc"), envelope.payload());
        assertArrayEquals(utf8("abc"), envelope.signature());
    }

    @Test
    void bothBase64AlphabetsAreRead() {
        String standard = "{\"payload\":\"+/+/AA==\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"+/+/AA==\"}]}";
        Envelope envelope = read(standard);
        assertArrayEquals(BYTES, envelope.payload());
        assertEquals(envelope, read(standard.replace('+', '-').replace("/", "_")));
    }

    @Test
    void exactlyOneSignatureIsExpected() {
        assertRefused("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[]}", "exactly one signature, found 0");
        assertRefused(
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\"},{\"sig\":\"\"}]}",
                "exactly one signature, found 2");
    }

    @Test
    void brokenBase64IsRefusedWithItsKey() {
        assertRefused(
                "{\"payload\":\"%%\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}",
                "'payload' is not base64");
        assertRefused(
                "{\"payload\":\"AA==\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"%%\"}]}",
                "'sig' is not base64");
    }

    @Test
    void missingPartsAreRefused() {
        assertRefused("{\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}", "payload");
        assertRefused("{\"payload\":\"AA==\",\"signatures\":[{\"sig\":\"AA==\"}]}", "payloadType");
    }

    private static void assertRefused(String json, String part) {
        AicrException e = assertThrows(AicrException.class, () -> read(json));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().contains(part), e.sentence());
    }

    private static Envelope read(String json) {
        return Envelope.read(Fields.of(JsonReader.read("envelope.json", utf8(json), Limits.DOCUMENT), ""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
