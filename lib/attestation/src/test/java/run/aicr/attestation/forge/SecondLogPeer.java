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
package run.aicr.attestation.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;

/** A log of the second generation over HTTP (Rekor API v2), with the key of a {@link World}. */
public final class SecondLogPeer implements AutoCloseable {
    private final World world;
    private final HttpServer server;
    private int failures;

    /** @param failures how many requests are answered with 503 first */
    public SecondLogPeer(World world, int failures) throws IOException {
        this.world = world;
        this.failures = failures;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/log/entries", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (failures-- > 0) {
            exchange.sendResponseHeaders(503, -1);
        } else {
            byte[] entry = entry(Fields.of(JsonReader.read("request", body, Limits.DOCUMENT), ""));
            exchange.sendResponseHeaders(201, entry.length);
            exchange.getResponseBody().write(entry);
        }
        exchange.close();
    }

    private byte[] entry(Fields request) {
        Fields record = request.fields("hashedRekordRequestV002").orElseThrow();
        Fields signature = record.fields("signature").orElseThrow();
        byte[] certificate = base64(signature
                .fields("verifier")
                .flatMap(v -> v.fields("x509Certificate"))
                .orElseThrow()
                .requiredText("rawBytes"));
        Envelope envelope = new Envelope("", new byte[0], base64(signature.requiredText("content")));
        Draft draft = new Draft(world, new byte[0]).second("hashedrekord 0.0.2");
        // The log never sees the envelope: what is signed is in the request, as a digest.
        draft.body = text ->
                text.replaceFirst("\"digest\":\"[^\"]*\"", "\"digest\":\"" + record.requiredText("digest") + "\"");
        Material material = new Material.Certified(
                Octets.of(certificate), new Entry(draft, certificate, envelope).made(), List.of());
        Fields bundle =
                Fields.of(JsonReader.read("bundle", new BundleFile(material, envelope).toJson(), Limits.DOCUMENT), "");
        return JsonWriter.compact(bundle.fields("verificationMaterial")
                .orElseThrow()
                .list("tlogEntries")
                .get(0)
                .mapping());
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
