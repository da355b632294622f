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
package run.aicr.server.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;

class ClientAddressTest {
    @Test
    void thePeerCountsWhenNobodyIsTrusted() {
        assertEquals("192.0.2.1", ClientAddress.PEER.of("192.0.2.1", "198.51.100.7"));
        assertEquals("192.0.2.1", ClientAddress.trusting(" , ").of("192.0.2.1", "198.51.100.7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10.1.2.3 | 198.51.100.7 | 198.51.100.7",
                "10.1.2.3 | 203.0.113.9, 198.51.100.7 | 198.51.100.7",
                "10.1.2.3 | 198.51.100.7, 10.9.9.9 | 198.51.100.7",
                "10.1.2.3 | 198.51.100.7, nonsense | 10.1.2.3",
                "10.1.2.3 | \"\" | 10.1.2.3",
                "11.1.2.3 | 198.51.100.7 | 11.1.2.3",
                "192.0.2.129 | 198.51.100.7 | 198.51.100.7",
                "192.0.2.127 | 198.51.100.7 | 192.0.2.127",
            })
    void theLastAddressThatNoProxyHasCounts(String peer, String forwarded, String client) {
        assertEquals(client, ClientAddress.trusting("10.0.0.0/8,192.0.2.128/25").of(peer, forwarded));
    }

    @Test
    void aClientHasTheWholeNetworkOfItsIpv6Address() {
        String one = ClientAddress.PEER.of("2001:db8::1", "");
        assertEquals(one, ClientAddress.PEER.of("2001:db8:0:0:ffff::2", ""));
        assertNotEquals(one, ClientAddress.PEER.of("2001:db8:0:1::1", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0/8",
                "1",
                "::1/129",
                "999.0.0.1",
                "10.0.0.0/-1"
            })
    void refusesWhatIsNoAddress(String list) {
        AicrException e = assertThrows(AicrException.class, () -> ClientAddress.trusting(list));
        assertEquals("'" + list + "' is no address and no block of addresses such as 10.0.0.0/8", e.sentence());
    }
}
