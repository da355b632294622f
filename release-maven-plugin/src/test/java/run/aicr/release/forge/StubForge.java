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
package run.aicr.release.forge;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.release.StubServer;
import run.aicr.release.StubServer.Call;
import run.aicr.release.StubServer.Reply;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.endpoint.Secret;

/** The calls of a forge that the client uses, with faults on request; downloads are redirected to another origin. */
final class StubForge implements Closeable {
    static final String TOKEN = "very-secret";
    private static final String ROOT = "/repos/NVIDIA/aicr";

    /** Takes a request away; returns null to let it pass. */
    interface Fault {
        Reply take(Call call) throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Asset(long id, String name, String state, byte[] bytes) {}

    record Release(long id, String tag, boolean draft) {}

    final Map<Long, Release> releases = new TreeMap<>();
    final Map<Long, List<Asset>> assets = new HashMap<>();
    final Deque<Fault> onUpload = new ArrayDeque<>();
    final Deque<Fault> onCreate = new ArrayDeque<>();
    final Deque<Fault> onAny = new ArrayDeque<>();
    final List<String> bundles = new ArrayList<>();
    final List<String> changes = new ArrayList<>();

    /** Newest first. */
    final List<String> statuses = new ArrayList<>();

    boolean digests = true;
    final StubServer api;
    final StubServer store;
    private long next = 3_000_000_000L;

    StubForge() throws IOException {
        api = new StubServer(this::answer);
        store = new StubServer(this::fromStore);
    }

    ForgeEndpoint at() {
        return new ForgeEndpoint(api.base(), api.base(), store.base(), new Secret(TOKEN));
    }

    Release add(String tag, boolean draft) {
        Release release = new Release(next++, tag, draft);
        releases.put(release.id(), release);
        assets.put(release.id(), new ArrayList<>());
        return release;
    }

    Asset add(Release release, String name, String state, byte[] bytes) {
        Asset asset = new Asset(next++, name, state, bytes);
        assets.get(release.id()).add(asset);
        return asset;
    }

    private Reply answer(Call call) throws IOException {
        Reply taken = onAny.isEmpty() ? null : onAny.poll().take(call);
        if (taken != null) {
            return taken;
        }
        String path = call.target().substring(ROOT.length());
        String line = call.method() + " " + path.replaceFirst("\\?.*", "");
        if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
            return Reply.of(401, "{\"message\":\"Bad credentials\"}");
        }
        if (line.equals("POST /releases")) {
            Reply fault = onCreate.isEmpty() ? null : onCreate.poll().take(call);
            return fault != null ? fault : create(call);
        }
        if (line.matches("POST /releases/\\d+/assets")) {
            Reply fault = onUpload.isEmpty() ? null : onUpload.poll().take(call);
            return fault != null ? fault : upload(call);
        }
        return read(call, line, path);
    }

    private Reply read(Call call, String line, String path) {
        if (line.equals("GET /releases")) {
            return list(path);
        }
        if (line.startsWith("GET /releases/tags/")) {
            return releases.values().stream()
                    .filter(r -> !r.draft() && line.endsWith("/" + r.tag()))
                    .map(r -> Reply.of(200, json(r)))
                    .findFirst()
                    .orElse(Reply.of(404));
        }
        if (line.matches("GET /releases/\\d+/assets")) {
            List<String> all = assets.get(number(line)).stream().map(this::json).toList();
            return Reply.of(200, all.toString());
        }
        if (line.matches("(GET|DELETE|PATCH) /releases/\\d+")) {
            return release(call, line);
        }
        if (line.matches("DELETE /releases/assets/\\d+")) {
            assets.values().forEach(list -> list.removeIf(a -> a.id() == number(line)));
            return Reply.of(204);
        }
        if (line.matches("GET /releases/assets/\\d+")) {
            return Reply.of(302).with("Location", store.base() + "/asset/" + number(line));
        }
        return rest(call, line);
    }

    private Reply rest(Call call, String line) {
        if (line.startsWith("GET /attestations/")) {
            List<String> all =
                    bundles.stream().map(b -> "{\"bundle\":" + b + "}").toList();
            return bundles.isEmpty() ? Reply.of(404) : Reply.of(200, "{\"attestations\":" + all + "}");
        }
        if (line.equals("POST /attestations")) {
            bundles.add(
                    call.text().substring("{\"bundle\":".length(), call.text().length() - 1));
            return Reply.of(201, "{\"id\":1}");
        }
        if (line.matches("GET /commits/[0-9a-f]{40}/statuses")) {
            return Reply.of(200, statuses.toString());
        }
        if (line.startsWith("POST /statuses/")) {
            statuses.add(0, call.text());
            return Reply.of(201, "{}");
        }
        return switch (line) {
            case "GET /git/ref/tags/v1.0.0" ->
                Reply.of(200, "{\"object\":{\"type\":\"tag\",\"sha\":\"" + "a".repeat(40) + "\"}}");
            case "GET /git/ref/tags/v0.9.0" ->
                Reply.of(200, "{\"object\":{\"type\":\"commit\",\"sha\":\"" + "c".repeat(40) + "\"}}");
            default ->
                line.equals("GET /git/tags/" + "a".repeat(40))
                        ? Reply.of(200, "{\"object\":{\"type\":\"commit\",\"sha\":\"" + "b".repeat(40) + "\"}}")
                        : Reply.of(404, "{\"message\":\"Not Found\"}");
        };
    }

    /** Pages of one release each, so that paging is used. */
    private Reply list(String path) {
        int page = path.contains("&page=") ? Integer.parseInt(path.replaceFirst(".*&page=", "")) : 1;
        List<Release> all = List.copyOf(releases.values());
        if (all.isEmpty()) {
            return Reply.of(200, "[]");
        }
        Reply reply = Reply.of(200, "[" + json(all.get(page - 1)) + "]");
        String link = "<" + api.base() + ROOT + "/releases?per_page=100&page=" + (page + 1) + ">; rel=\"next\"";
        return page < all.size() ? reply.with("Link", "<x>; rel=\"prev\", " + link) : reply;
    }

    Reply create(Call call) {
        changes.add(call.text());
        return Reply.of(201, json(add(call.json().requiredText("tag_name"), true)));
    }

    Reply upload(Call call) {
        long release = Long.parseLong(call.target().replaceFirst(".*/releases/(\\d+)/.*", "$1"));
        String name = call.target().replaceFirst(".*\\?name=", "");
        if (assets.get(release).stream().anyMatch(a -> a.name().equals(name))) {
            return Reply.of(422, "{\"message\":\"Validation Failed\",\"errors\":[{\"code\":\"already_exists\"}]}");
        }
        return Reply.of(201, json(add(releases.get(release), name, "uploaded", call.body())));
    }

    private Reply release(Call call, String line) {
        Release release = releases.get(number(line));
        if (release == null) {
            return Reply.of(404, "{\"message\":\"Not Found\"}");
        }
        if (call.method().equals("DELETE")) {
            releases.remove(release.id());
            return Reply.of(204);
        }
        if (call.method().equals("PATCH")) {
            changes.add(call.text());
            releases.put(
                    release.id(),
                    new Release(release.id(), release.tag(), call.json().bool("draft", false)));
        }
        return Reply.of(200, json(releases.get(release.id())));
    }

    private Reply fromStore(Call call) {
        String name = call.target().replaceFirst(".*/", "");
        return assets.values().stream()
                .flatMap(List::stream)
                .filter(a -> call.target().startsWith("/asset/")
                        ? a.id() == Long.parseLong(name)
                        : a.name().equals(name))
                .findFirst()
                .map(a -> new Reply(200, Map.of(), a.bytes()))
                .orElse(Reply.of(404));
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceFirst(".*?(\\d{6,}).*", "$1"));
    }

    private String json(Release release) {
        return "{\"id\":" + release.id() + ",\"tag_name\":\"" + release.tag() + "\",\"draft\":" + release.draft()
                + ",\"prerelease\":false,\"created_at\":\"2026-01-01T00:00:00Z\",\"assets\":"
                + assets.get(release.id()).stream().map(this::json).toList() + "}";
    }

    private String json(Asset asset) {
        return "{\"id\":" + asset.id() + ",\"name\":\"" + asset.name() + "\",\"state\":\"" + asset.state()
                + "\",\"size\":" + asset.bytes().length
                + (digests ? ",\"digest\":\"" + Sha256.of(asset.bytes()) + "\"" : "") + "}";
    }

    @Override
    public void close() {
        api.close();
        store.close();
    }
}
