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
package run.aicr.attestation.der;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DerTest {

    @Test
    void whatIsWrittenIsRead() throws MalformedDer {
        for (String oid : List.of("1.2.840.113549.1.7.2", "2.5.29.17", "1.3.6.1.4.1.57264.1.8", "2.999.3", "0.9")) {
            assertEquals(oid, Der.read(DerForm.oid(oid)).oid());
        }
        for (long number : new long[] {0, 1, 127, 128, 255, 256, -1, -128, -129, Long.MAX_VALUE}) {
            BigInteger value = BigInteger.valueOf(number);
            assertEquals(value, Der.read(DerForm.integer(value)).integer());
        }
        for (int length : new int[] {0, 1, 127, 128, 255, 256, 65_535, 65_536}) {
            byte[] content = new byte[length];
            Der element = Der.read(DerForm.element(Der.SEQUENCE, DerForm.element(Der.OCTETS, content)));
            assertArrayEquals(content, element.child(0).expect(Der.OCTETS).content());
        }
    }

    @Test
    void otherEncodingsAreRefused() {
        for (String hex : List.of(
                "",
                "30",
                "3001",
                "300000",
                "3080 0000",
                "308100",
                "30 81 01 05",
                "30 82 0001 05",
                "30 84 00000001 05",
                "3f 81 01 00",
                "04 03 0102",
                "30 ff")) {
            byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
            assertThrows(MalformedDer.class, () -> Der.read(bytes), hex);
        }
    }

    @Test
    void elementsOfTheWrongKindAreRefused() throws MalformedDer {
        Der text = read("0c 01 41");
        assertThrows(MalformedDer.class, text::children);
        assertThrows(MalformedDer.class, text::integer);
        assertThrows(MalformedDer.class, text::oid);
        assertThrows(MalformedDer.class, () -> read("30 00").child(0));
        assertThrows(MalformedDer.class, () -> read("30 02 04 01").children());
        for (String number : List.of("02 00", "02 02 0001", "02 02 ffff")) {
            Der element = read(number);
            assertThrows(MalformedDer.class, element::integer, number);
        }
        for (String oid : List.of("06 00", "06 01 80", "06 02 8001", "06 02 2a80", "06 0b 2affffffffffffffffff7f")) {
            Der element = read(oid);
            assertThrows(MalformedDer.class, element::oid, oid);
        }
        assertEquals(-1, text.context());
        assertEquals(3, read("a3 00").context());
    }

    @Test
    void nestingHasAnEnd() throws MalformedDer {
        byte[] bytes = new byte[0];
        for (int i = 0; i < 40; i++) {
            bytes = DerForm.element(Der.SEQUENCE, bytes);
        }
        Der outer = Der.read(bytes);
        assertThrows(MalformedDer.class, () -> {
            Der at = outer;
            for (int i = 0; i < 39; i++) {
                at = at.child(0);
            }
        });
    }

    @Test
    void randomBytesGiveNoOtherFault() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 1) {
                bytes[0] = 0x30;
                bytes[1] = (byte) (bytes.length - 2);
            }
            try {
                for (Der child : Der.read(bytes).children()) {
                    child.encoded();
                }
            } catch (MalformedDer e) {
                // What random bytes nearly always are.
                assertEquals(MalformedDer.class, e.getClass());
            }
        }
    }

    private static Der read(String hex) throws MalformedDer {
        return Der.read(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
