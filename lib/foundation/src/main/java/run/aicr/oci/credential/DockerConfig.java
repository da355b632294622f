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
package run.aicr.oci.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;
import run.aicr.oci.Login;

/**
 * The logins that other programs keep in {@code config.json} of Docker: {@code credHelpers} for single registries,
 * {@code credsStore} for all, and {@code auths} in the file itself, asked in this order.
 */
public final class DockerConfig {
    private static final String HUB = "docker.io";
    private static final String HUB_KEY = "https://index.docker.io/v1/";

    private final Map<String, String> helpers;
    private final String store;
    private final Map<String, Login> logins;
    private final HelperProgram programs;

    private DockerConfig(Map<String, String> helpers, String store, Map<String, Login> logins, HelperProgram programs) {
        this.helpers = Map.copyOf(helpers);
        this.store = store;
        this.logins = Map.copyOf(logins);
        this.programs = programs;
    }

    /**
     * Reads the file of this user: {@code $DOCKER_CONFIG/config.json}, else {@code $HOME/.docker/config.json}; none is
     * like an empty one.
     *
     * @param variables of the process; {@code PATH} says where helpers are
     * @throws AicrException INVALID_REQUEST with file and line for a file that is no such configuration
     */
    public static DockerConfig of(Map<String, String> variables) {
        String folder = variables.getOrDefault("DOCKER_CONFIG", "");
        String home = variables.getOrDefault("HOME", "");
        if (folder.isEmpty() && home.isEmpty()) {
            return new DockerConfig(Map.of(), "", Map.of(), new HelperProgram(variables));
        }
        Path file = (folder.isEmpty() ? Path.of(home, ".docker") : Path.of(folder)).resolve("config.json");
        return read(file, variables);
    }

    static DockerConfig read(Path file, Map<String, String> variables) {
        HelperProgram programs = new HelperProgram(variables);
        if (!Files.isRegularFile(file)) {
            return new DockerConfig(Map.of(), "", Map.of(), programs);
        }
        byte[] bytes;
        try {
            bytes = BoundedBytes.ofFile(file, file.toString(), Limits.DOCUMENT.maxBytes());
        } catch (IOException e) {
            throw AicrException.internal("cannot read " + file, e);
        }
        Fields fields = Fields.of(JsonReader.read(file.toString(), bytes, Limits.DOCUMENT), "");
        Map<String, Login> logins = new LinkedHashMap<>();
        Fields auths = Fields.of(fields.mappingOrEmpty("auths"), "auths");
        for (String key : auths.mapping().entries().keySet()) {
            auths.fields(key).flatMap(auth -> loginOf(key, auth)).ifPresent(login -> logins.put(hostOf(key), login));
        }
        return new DockerConfig(fields.textMap("credHelpers"), fields.textOrEmpty("credsStore"), logins, programs);
    }

    private static Optional<Login> loginOf(String key, Fields auth) {
        String user = auth.textOrEmpty("username");
        String password = auth.textOrEmpty("password");
        String both = auth.textOrEmpty("auth");
        if (!both.isEmpty()) {
            try {
                String pair = new String(Base64.getDecoder().decode(both), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                user = colon < 0 ? "" : pair.substring(0, colon);
                password = colon < 0 ? "" : pair.substring(colon + 1).replaceFirst("\0+$", "");
            } catch (IllegalArgumentException e) {
                throw AicrException.invalidRequest(auth.place() + ": 'auth' of " + key + " is not base64");
            }
        }
        return user.isEmpty() ? Optional.empty() : Optional.of(new Login(user, password));
    }

    /** The host of a key, which may be a whole address. */
    private static String hostOf(String key) {
        String rest = key.replaceFirst("^https?://", "");
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        return host.equals("index.docker.io") ? HUB : host;
    }

    /**
     * The login for a registry, anonymous when there is none.
     *
     * @param host with the port when it has one
     * @throws AicrException UNAUTHORIZED when a helper fails or holds a kind of login that is not supported
     */
    public Login login(String host) {
        String key = host.equals(HUB) ? HUB_KEY : host;
        List<String> programsToAsk =
                helpers.containsKey(key) ? List.of(helpers.get(key)) : store.isEmpty() ? List.of() : List.of(store);
        for (String helper : programsToAsk) {
            Optional<Login> found = programs.ask(helper, key);
            if (found.isPresent()) {
                return supported(host, found.get());
            }
        }
        return logins.getOrDefault(host, Login.ANONYMOUS);
    }

    private static Login supported(String host, Login login) {
        if (login.user().equals("<token>")) {
            throw new AicrException(
                    ErrorClass.UNAUTHORIZED,
                    "the login for " + host + " is an identity token; log in with user and password or access token");
        }
        return login;
    }
}
