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
package run.aicr.cli.input;

import java.net.URI;
import java.util.function.IntPredicate;
import run.aicr.cli.console.Environment;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.HttpCall;
import run.aicr.http.HttpCaller;
import run.aicr.http.HttpSettings;
import run.aicr.http.Masked;
import run.aicr.http.Proxies;

/**
 * What a URL answered (spec cli §4.1, §8).
 *
 * @param name the URL without secrets, for messages
 * @param contentType empty when the server did not tell
 * @param bytes at most 1 MiB
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
record UrlBytes(String name, String contentType, byte[] bytes) {
    private static final String USER_AGENT = "AICR-Serializer/1.0";

    static boolean isMeantBy(String argument) {
        return argument.startsWith("http://") || argument.startsWith("https://");
    }

    /** The URL up to its query, which may end like a file that it is not. */
    static String path(String argument) {
        int end = argument.length();
        for (char c : new char[] {'?', '#'}) {
            int at = argument.indexOf(c);
            end = at >= 0 && at < end ? at : end;
        }
        String address = argument.substring(0, end);
        int host = address.indexOf("://") + 3;
        int slash = address.indexOf('/', host);
        return slash < 0 ? "" : address.substring(slash);
    }

    /**
     * Reads the URL.
     *
     * @param noun what is expected there, for messages
     * @param good the status codes that come with a document
     * @throws AicrException SERVICE_UNAVAILABLE for another status, and when the transport fails or takes too long (then
     *     the cause has the class TIMEOUT); INVALID_REQUEST for too many bytes
     */
    static UrlBytes read(String argument, String noun, IntPredicate good, Environment environment) {
        Get get = new Get(HttpAddress.parse(argument), "read the " + noun, good);
        try {
            return new HttpCaller(HttpSettings.of(USER_AGENT, Proxies.of(environment.variables()))).call(get);
        } catch (AicrException e) {
            if (e.errorClass() == ErrorClass.TIMEOUT) {
                throw new AicrException(ErrorClass.SERVICE_UNAVAILABLE, "the " + noun + " did not arrive in time", e);
            }
            throw e;
        }
    }

    private record Get(URI address, String purpose, IntPredicate good) implements HttpCall<UrlBytes> {
        @Override
        public long maxBytes() {
            return Limits.DOCUMENT.maxBytes();
        }

        @Override
        public UrlBytes result(HttpAnswer answer) {
            if (!good.test(answer.status())) {
                throw answer.unexpected(purpose);
            }
            return new UrlBytes(Masked.address(address), answer.header("content-type"), answer.body());
        }
    }
}
