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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One proxy, or none, for every address, this machine included; {@link Proxies} has chosen before. */
final class FixedProxy extends ProxySelector {
    private final List<Proxy> only;

    private FixedProxy(Proxy only) {
        this.only = List.of(only);
    }

    static ProxySelector of(Optional<HttpProxy> proxy) {
        if (proxy.isEmpty()) {
            return new FixedProxy(Proxy.NO_PROXY);
        }
        HttpProxy found = proxy.get();
        return new FixedProxy(
                new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(found.host(), found.port())));
    }

    @Override
    public List<Proxy> select(URI address) {
        return only;
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException fault) {
        // The call reports the fault.
    }
}
