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
package run.aicr.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Turns {@link Access} and {@link ClusterLimits} into a client; nothing is read from the process around it. */
final class ClientFactory {
    private static final int MAX_KUBECONFIG_BYTES = 4 << 20;

    private ClientFactory() {}

    static KubernetesClient open(Access access, ClusterLimits limits) {
        Config config = switch (access) {
            case Access.Kubeconfig kubeconfig -> ofKubeconfig(kubeconfig.file());
            case Access.ServiceAccount account -> ofServiceAccount(account);
        };
        config.setConnectionTimeout(Math.toIntExact(limits.connect().toMillis()));
        config.setRequestTimeout(Math.toIntExact(limits.request().toMillis()));
        config.setRequestRetryBackoffLimit(limits.retries());
        config.setRequestRetryBackoffInterval(200);
        config.setUserAgent("aicr");
        // A handful of reads, one after the other, gain nothing from HTTP/2 and its upgrade on plain connections.
        config.setHttp2Disable(true);
        Pace pace = new Pace(limits.requestsPerSecond(), limits.burst(), System.nanoTime());
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("pace", new Pacing(pace)))
                .build();
    }

    private static Config ofKubeconfig(Path file) {
        read(file);
        try {
            return Config.fromKubeconfig(file.toFile());
        } catch (RuntimeException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, file + ": no usable kubeconfig", e);
        }
    }

    private static Config ofServiceAccount(Access.ServiceAccount account) {
        Config config = Config.empty();
        String host = account.host().contains(":") ? "[" + account.host() + "]" : account.host();
        config.setMasterUrl("https://" + host + ":" + account.port() + "/");
        Path authority = account.folder().resolve("ca.crt");
        if (Files.exists(authority)) {
            config.setCaCertFile(authority.toString());
        }
        Path token = account.folder().resolve("token");
        config.setOauthTokenProvider(() -> read(token).strip());
        return config;
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_KUBECONFIG_BYTES) {
                throw AicrException.invalidRequest(file + ": larger than " + MAX_KUBECONFIG_BYTES + " bytes");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new AicrException(
                    ErrorClass.NOT_FOUND, file + ": no such file; it is needed to reach the cluster", e);
        } catch (IOException | UncheckedIOException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, file + ": cannot be read", e);
        }
    }

    /** Holds a request back until its turn. */
    private record Pacing(Pace pace) implements Interceptor {
        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            long wait = pace.book(System.nanoTime());
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }
}
