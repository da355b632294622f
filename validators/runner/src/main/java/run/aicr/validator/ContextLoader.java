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
package run.aicr.validator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import run.aicr.cluster.Access;
import run.aicr.cluster.Cluster;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Reads everything a check needs from the environment and the mounted files (spec validate §10.3, §10.4). */
final class ContextLoader {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(55);
    private static final String DEFAULT_NAMESPACE = "default";
    private static final int MAX_NAMESPACE_BYTES = 256;

    private final Environment environment;
    private final Log log;

    ContextLoader(Environment environment, Log log) {
        this.environment = environment;
        this.log = log;
    }

    /**
     * Loads the context; the caller closes its cluster.
     *
     * @throws AicrException when a file, the selector, a toleration or the cluster access cannot be read
     */
    CheckContext load() {
        Map<String, String> variables = environment.variables();
        Mapping snapshot = mapping("AICR_SNAPSHOT_PATH", "/data/snapshot/snapshot.yaml", Limits.SNAPSHOT);
        Mapping input = mapping("AICR_VALIDATION_PATH", "/data/validation/validation.yaml", Limits.CATALOGUE_FILE);
        ValidationInput validation = ValidationInput.of(input);
        Scheduling scheduling = Scheduling.of(variables);
        Access access = Access.choose(Optional.empty(), variables, environment.serviceAccountFolder());
        return new CheckContext(
                Cluster.open(access, environment.limits()),
                new Evidence(environment.out()),
                timeout(),
                namespace(),
                variables.getOrDefault("AICR_RUN_ID", ""),
                validation,
                snapshot,
                scheduling,
                variables);
    }

    private Mapping mapping(String variable, String whenAbsent, Limits limits) {
        String named = environment.variables().getOrDefault(variable, "");
        Path file = Path.of(named.isEmpty() ? whenAbsent : named);
        Node node = YamlReader.read(file.toString(), bytes(file, limits.maxBytes()), limits);
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw AicrException.invalidRequest(file + ": a mapping is expected, found " + node.kindName());
    }

    private static byte[] bytes(Path file, long limit) {
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than allowed, so that the reader sees that it is too large.
            return in.readNBytes(Math.toIntExact(limit + 1));
        } catch (NoSuchFileException e) {
            throw new AicrException(ErrorClass.NOT_FOUND, file + ": no such file; the run mounts it", e);
        } catch (IOException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, file + ": cannot be read", e);
        }
    }

    private Duration timeout() {
        String text = environment.variables().getOrDefault("AICR_CHECK_TIMEOUT", "");
        Optional<Duration> timeout = GoDuration.positive(text);
        if (timeout.isEmpty()) {
            log.warn("AICR_CHECK_TIMEOUT is no duration above zero, 55m is used", "value", text);
        }
        return timeout.orElse(DEFAULT_TIMEOUT);
    }

    private String namespace() {
        Path file = environment.serviceAccountFolder().resolve("namespace");
        if (Files.isReadable(file)) {
            String mounted = new String(bytes(file, MAX_NAMESPACE_BYTES), StandardCharsets.UTF_8).strip();
            if (!mounted.isEmpty()) {
                return mounted;
            }
        }
        String named = environment.variables().getOrDefault("AICR_NAMESPACE", "");
        return named.isEmpty() ? DEFAULT_NAMESPACE : named;
    }
}
