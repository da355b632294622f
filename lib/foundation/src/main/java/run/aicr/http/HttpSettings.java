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
package run.aicr.http;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How calls are made.
 *
 * @param userAgent sent with each request
 * @param connect longest time until a connection stands, TLS included
 * @param header longest time from there to the head of the answer
 * @param whole longest time for a call with its redirects and its body
 * @param proxies which proxy serves which host
 * @param trust authorities for TLS; absent: those of the Java runtime
 */
public record HttpSettings(
        String userAgent,
        Duration connect,
        Duration header,
        Duration whole,
        Proxies proxies,
        Optional<SSLContext> trust) {

    /** The limits of spec cli §8: 5 s to connect, 10 s to the head, 30 s in all. */
    public static HttpSettings of(String userAgent, Proxies proxies) {
        return new HttpSettings(
                userAgent,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                proxies,
                Optional.empty());
    }

    /** The same with one limit for all three times, for tests and for short calls. */
    public HttpSettings within(Duration limit) {
        return new HttpSettings(userAgent, limit, limit, limit, proxies, trust);
    }

    /** The same with authorities of its own. */
    public HttpSettings trusting(SSLContext authorities) {
        return new HttpSettings(userAgent, connect, header, whole, proxies, Optional.of(authorities));
    }
}
