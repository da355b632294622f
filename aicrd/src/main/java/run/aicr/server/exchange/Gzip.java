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
package run.aicr.server.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The one content coding the server offers. */
public final class Gzip {
    private Gzip() {}

    /** Whether the client names gzip (or anything) in {@code Accept-Encoding} without refusing it by {@code q=0}. */
    public static boolean isAccepted(Call call) {
        boolean any = false;
        for (String coding : call.header("Accept-Encoding").orElse("").split(",", -1)) {
            String[] parts = coding.strip().toLowerCase(Locale.ROOT).split(";", 2);
            boolean refused = parts.length == 2 && parts[1].strip().matches("q=0(\\.0{0,3})?");
            if (parts[0].strip().equals("gzip")) {
                return !refused;
            }
            any |= parts[0].strip().equals("*") && !refused;
        }
        return any;
    }

    /** The bytes compressed. */
    public static byte[] of(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
