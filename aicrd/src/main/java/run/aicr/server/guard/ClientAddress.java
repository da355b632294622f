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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import run.aicr.error.AicrException;

/**
 * Whose request it is: the address of the peer, or, when the peer is a trusted proxy, the last address in
 * {@code X-Forwarded-For} that no trusted proxy has. Nobody else is believed, since anybody can send the header.
 */
public final class ClientAddress {
    /** Believes nobody. */
    public static final ClientAddress PEER = new ClientAddress(List.of());

    private static final int V6_BYTES = 16;
    private static final int V6_NETWORK_BYTES = 8;

    /** A block of addresses: its first bits decide. */
    private static final class Block {
        private final byte[] address;
        private final int bits;

        Block(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Block> proxies;

    private ClientAddress(List<Block> proxies) {
        this.proxies = proxies;
    }

    /**
     * Reads the trusted proxies.
     *
     * @param list addresses and blocks such as {@code 10.0.0.0/8}, separated by commas; empty trusts nobody
     * @throws AicrException INVALID_REQUEST naming what is no address
     */
    public static ClientAddress trusting(String list) {
        List<Block> blocks = new ArrayList<>();
        for (String element : list.split(",", -1)) {
            if (!element.isBlank()) {
                blocks.add(block(element.strip()));
            }
        }
        return blocks.isEmpty() ? PEER : new ClientAddress(List.copyOf(blocks));
    }

    private static Block block(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        int most = address.length * 8;
        int bits = slash < 0 ? most : digits(text.substring(slash + 1));
        if (most == 0 || bits < 0 || bits > most) {
            throw AicrException.invalidRequest(
                    "'" + text + "' is no address and no block of addresses such as 10.0.0.0/8");
        }
        return new Block(address, bits);
    }

    private static int digits(String text) {
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : -1;
    }

    /** No bytes when the text is no address; names are never looked up. */
    private static byte[] bytes(String text) {
        boolean numeric = !text.isEmpty()
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
                && (text.indexOf(':') >= 0 || text.chars().filter(c -> c == '.').count() == 3);
        if (!numeric) {
            return new byte[0];
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            // Digits and dots that make no address: the caller says so.
            return new byte[0];
        }
    }

    /**
     * The client that a request is counted for. Of an IPv6 address the network (64 bits), since a client has all of it.
     *
     * @param peer address at the other end of the connection
     * @param forwarded the header {@code X-Forwarded-For}; empty when absent
     */
    public String of(String peer, String forwarded) {
        String client = peer;
        if (!proxies.isEmpty() && !forwarded.isEmpty()) {
            List<String> hops = new ArrayList<>(Arrays.asList(forwarded.split(",", -1)));
            while (!hops.isEmpty() && isTrusted(client)) {
                String hop = hops.removeLast().strip();
                if (bytes(hop).length == 0) {
                    break;
                }
                client = hop;
            }
        }
        return network(client);
    }

    private boolean isTrusted(String address) {
        byte[] bytes = bytes(address);
        return proxies.stream().anyMatch(block -> block.holds(bytes));
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = bytes(address);
        if (bytes.length != V6_BYTES) {
            return address;
        }
        Arrays.fill(bytes, V6_NETWORK_BYTES, V6_BYTES, (byte) 0);
        return Arrays.toString(bytes);
    }
}
