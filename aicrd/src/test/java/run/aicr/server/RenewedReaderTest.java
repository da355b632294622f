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
package run.aicr.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.helidon.common.buffers.DataListener;
import io.helidon.common.buffers.DataReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenewedReaderTest {
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private final RenewedReader reader = new RenewedReader(pieces::poll);

    /** A method that the library adds would read past what is read here. */
    @Test
    void everyMethodOfTheLibrarysReaderIsRenewedToo() {
        List<String> missing = Arrays.stream(DataReader.class.getDeclaredMethods())
                .filter(m -> !m.isSynthetic() && !Modifier.isPrivate(m.getModifiers()) && !isOverridden(m))
                .map(Method::toString)
                .toList();

        assertEquals(List.of(), missing);
    }

    /** The reason for the class; a library without such chains needs no renewed reader. */
    @Test
    void whatWasReadKnowsNothingOfWhatComesLater() throws ReflectiveOperationException {
        arrives("GET / HTTP/1.1\r\n");
        reader.readLine();
        Object first = field(field(reader, "now"), "head");

        reader.renew();
        arrives("GET /ready HTTP/1.1\r\n");
        assertEquals("GET /ready HTTP/1.1", reader.readLine());

        assertNull(field(first, "next"));
    }

    @Test
    void theLibrarysReaderKeepsAChain() throws ReflectiveOperationException {
        DataReader plain = new DataReader(pieces::poll);
        arrives("one\r\n");
        plain.readLine();
        Object first = field(plain, "head");
        arrives("two\r\n");
        plain.readLine();

        assertNotNull(field(first, "next"), "the library cuts the chain itself: the renewed reader can go");
    }

    @Test
    void nothingUnreadIsLost() {
        arrives("one\r\ntw");
        assertEquals("one", reader.readLine());

        reader.renew();
        arrives("o\r\nthree\r\n");

        assertEquals("two", reader.readLine());
        reader.renew();
        assertEquals("three", reader.readLine());
        reader.renew();
        assertEquals(0, reader.available());
        assertThrows(DataReader.InsufficientDataAvailableException.class, reader::ensureAvailable);
    }

    @Test
    void aListenerHearsOfThePiecesAfterRenewal() throws ReflectiveOperationException {
        DataListener<String> listener = new DataListener<>() {};
        reader.listener(listener, "this connection");

        reader.renew();

        assertSame(listener, field(field(reader, "now"), "listener"));
    }

    private void arrives(String text) {
        pieces.add(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isOverridden(Method method) {
        return Arrays.stream(RenewedReader.class.getDeclaredMethods())
                .anyMatch(m -> m.getName().equals(method.getName())
                        && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
    }

    private static @Nullable Object field(@Nullable Object owner, String name) throws ReflectiveOperationException {
        assertNotNull(owner);
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
