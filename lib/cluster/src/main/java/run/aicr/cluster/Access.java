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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** How a program reaches its cluster. */
public sealed interface Access {
    /** Where Kubernetes mounts the service account of a pod. */
    Path SERVICE_ACCOUNT_FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    /** A kubeconfig file with its current context. */
    record Kubeconfig(Path file) implements Access {}

    /**
     * The service account of the pod the program runs in.
     *
     * @param folder holds the files {@code token} and {@code ca.crt}; the token is read again for each request, since
     *     it is rotated
     * @param host name or address of the API server
     * @param port its HTTPS port
     */
    record ServiceAccount(Path folder, String host, int port) implements Access {}

    /**
     * Chooses: the explicit file, else {@code KUBECONFIG} when it names one file, else {@code ~/.kube/config} when it
     * exists, else the service account. A {@code KUBECONFIG} that holds a list means the service account, never the
     * home file (spec cli §4.4, snapshot).
     *
     * @throws AicrException SERVICE_UNAVAILABLE when nothing of this is there
     */
    static Access choose(Optional<Path> explicit, Map<String, String> environment) {
        return choose(explicit, environment, SERVICE_ACCOUNT_FOLDER);
    }

    /** As {@link #choose(Optional, Map)} with another service account folder. */
    static Access choose(Optional<Path> explicit, Map<String, String> environment, Path serviceAccountFolder) {
        if (explicit.isPresent()) {
            return new Kubeconfig(explicit.get());
        }
        String named = environment.getOrDefault("KUBECONFIG", "").trim();
        boolean list = named.contains(":") || named.contains(";");
        if (!named.isEmpty() && !list) {
            return new Kubeconfig(Path.of(named));
        }
        String home = environment.getOrDefault("HOME", "");
        Path homeFile = Path.of(home, ".kube", "config");
        if (!list && !home.isEmpty() && Files.exists(homeFile)) {
            return new Kubeconfig(homeFile);
        }
        return serviceAccount(environment, serviceAccountFolder);
    }

    private static Access serviceAccount(Map<String, String> environment, Path folder) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        if (host.isEmpty() || !Files.exists(folder.resolve("token"))) {
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE,
                    "no cluster access: there is no kubeconfig file, and this is no pod with a service account"
                            + " (KUBERNETES_SERVICE_HOST and " + folder.resolve("token")
                            + "); set KUBECONFIG to one file");
        }
        try {
            return new ServiceAccount(folder, host, Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    "KUBERNETES_SERVICE_PORT must be a port number, found '" + port + "'",
                    e);
        }
    }
}
