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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.oci.Login;

class DockerConfigTest {
    @TempDir
    Path folder;

    private DockerConfig config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
        return DockerConfig.of(Map.of("DOCKER_CONFIG", folder.toString(), "PATH", folder + ":/usr/bin:/bin"));
    }

    private void helper(String name, String script) throws IOException {
        Path program = Files.writeString(folder.resolve("docker-credential-" + name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void loginsOfTheFileAreFoundByHost() throws IOException {
        DockerConfig config = config("""
                {"auths": {
                  "ghcr.io": {"auth": "bWU6cDp3"},
                  "https://index.docker.io/v1/": {"username": "hub", "password": "x"},
                  "localhost:5000": {"auth": "bWU6cHcAAA=="},
                  "empty.example": {}}, "HttpHeaders": {"a": "b"}}
                """);
        assertEquals(new Login("me", "p:w"), config.login("ghcr.io"));
        assertEquals(new Login("hub", "x"), config.login("docker.io"));
        assertEquals(new Login("me", "pw"), config.login("localhost:5000"));
        assertEquals(Login.ANONYMOUS, config.login("empty.example"));
        assertEquals(Login.ANONYMOUS, config.login("other.example"));
    }

    @Test
    void helpersAreAskedFirst() throws IOException {
        helper("one", "read host; echo \"{\\\"Username\\\":\\\"$host\\\",\\\"Secret\\\":\\\"s\\\"}\"");
        helper("all", "echo 'credentials not found in native keychain'; exit 1");
        DockerConfig config = config("""
                {"credHelpers": {"ghcr.io": "one"}, "credsStore": "all",
                 "auths": {"ghcr.io": {"auth": "bWU6cHc="}, "b.example": {"auth": "bWU6cHc="}}}
                """);
        assertEquals(new Login("ghcr.io", "s"), config.login("ghcr.io"));
        assertEquals(new Login("me", "pw"), config.login("b.example"));
        assertEquals(Login.ANONYMOUS, config.login("c.example"));
    }

    @Test
    void helpersThatFailAreReportedWithoutWhatTheySaid() throws IOException {
        helper("bad", "echo hidden; exit 1");
        helper("odd", "echo hidden");
        helper("token", "echo '{\"Username\":\"<token>\",\"Secret\":\"hidden\"}'");
        for (String name : new String[] {"bad", "odd", "token", "absent", "no/name"}) {
            DockerConfig config = config("{\"credsStore\": \"" + name + "\"}");
            AicrException refused = assertThrows(AicrException.class, () -> config.login("a.example"));
            assertFalse(refused.getMessage().contains("hidden"), refused.getMessage());
            boolean usage = name.equals("no/name");
            assertEquals(usage ? ErrorClass.INVALID_REQUEST : ErrorClass.UNAUTHORIZED, refused.errorClass());
        }
    }

    @Test
    void noFileIsNoLogin() {
        assertTrue(DockerConfig.of(Map.of()).login("a.example").isAnonymous());
        assertTrue(DockerConfig.of(Map.of("HOME", folder.toString()))
                .login("a.example")
                .isAnonymous());
    }

    @Test
    void aBrokenFileIsRefusedWithItsPlace() {
        assertThrows(AicrException.class, () -> config("{\"auths\": {\"a\": {\"auth\": \"*\"}}}"));
        AicrException refused = assertThrows(AicrException.class, () -> config("{\n\"auths\": 1}"));
        assertTrue(refused.getMessage().contains("config.json:2"), refused.getMessage());
    }
}
