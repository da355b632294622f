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
package run.aicr.rehearsal.forge;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.Mapping;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Refusal;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The API: access, rate limit headers, and the call that belongs to a path. */
final class Api implements Service {
    private static final int HOURLY = 5000;
    private static final long RESET = 4_102_444_800L;
    private static final List<String> VERSIONS = List.of("2022-11-28");
    private static final Pattern REPOSITORY = Pattern.compile("/repos/([^/]+/[^/]+)(/.*)?");
    private static final Pattern NUMBER = Pattern.compile("/releases/([0-9]{1,15})(/assets)?");
    private static final Pattern ASSET = Pattern.compile("/releases/assets/([0-9]{1,15})");

    private final Access access;
    private final Links links;
    private final ReleaseCalls releases;
    private final AssetCalls assets;
    private final CommitCalls commits;
    private final AttestationCalls attestations;
    private final ScanCalls scans;
    private final AtomicInteger used = new AtomicInteger();

    Api(
            Access access,
            Links links,
            ReleaseCalls releases,
            AssetCalls assets,
            CommitCalls commits,
            AttestationCalls attestations,
            ScanCalls scans) {
        this.access = access;
        this.links = links;
        this.releases = releases;
        this.assets = assets;
        this.commits = commits;
        this.attestations = attestations;
        this.scans = scans;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        int count = used.incrementAndGet();
        Answer answer;
        try {
            answer = checked(request);
        } catch (Refusal e) {
            answer = e.answer();
        }
        return answer.with("X-RateLimit-Limit", Integer.toString(HOURLY))
                .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, HOURLY - count)))
                .with("X-RateLimit-Used", Integer.toString(count))
                .with("X-RateLimit-Reset", Long.toString(RESET))
                .with("X-RateLimit-Resource", "core")
                .with("X-GitHub-Media-Type", "github.v3; format=json");
    }

    private Answer checked(Request request) throws IOException {
        if (request.header("User-Agent").orElse("").isEmpty()) {
            throw ForgeError.of(403, "Request forbidden by administrative rules: User-Agent is missing");
        }
        String version = request.header("X-GitHub-Api-Version").orElse(VERSIONS.get(0));
        if (!VERSIONS.contains(version)) {
            throw ForgeError.of(400, "API version " + version + " is not supported");
        }
        boolean mayPush = access.mayPush(request);
        if (!reads(request)) {
            access.requirePush(request);
        }
        String path = request.path();
        if (path.equals("/rate_limit")) {
            return Answer.json(200, Mapping.EMPTY);
        }
        Matcher repository = REPOSITORY.matcher(path);
        if (!repository.matches() || !same(repository.group(1))) {
            throw ForgeError.notFound();
        }
        String rest = repository.group(2) == null ? "" : repository.group(2);
        return route(request, (reads(request) ? "GET" : request.method()) + " " + rest, rest, mayPush);
    }

    private boolean same(String repository) {
        return repository.toLowerCase(Locale.ROOT).equals(links.repository().toLowerCase(Locale.ROOT));
    }

    private Answer route(Request request, String call, String rest, boolean mayPush) throws IOException {
        return switch (call) {
            case "GET " -> commits.repository(mayPush);
            case "GET /releases" -> releases.list(request, mayPush);
            case "POST /releases" -> releases.create(request);
            case "GET /releases/latest" -> releases.latest();
            case "POST /attestations" -> attestations.add(request);
            case "POST /code-scanning/sarifs" -> scans.upload(request);
            case "POST /git/refs" -> commits.addRef(request);
            default -> routeByPath(request, call, rest, mayPush);
        };
    }

    private Answer routeByPath(Request request, String call, String rest, boolean mayPush) throws IOException {
        Matcher asset = ASSET.matcher(rest);
        if (asset.matches()) {
            return asset(request, Long.parseLong(asset.group(1)), mayPush);
        }
        Matcher number = NUMBER.matcher(rest);
        if (number.matches()) {
            return release(request, Long.parseLong(number.group(1)), number.group(2) != null, mayPush);
        }
        if (call.startsWith("GET /releases/tags/")) {
            return releases.byTag(rest.substring("/releases/tags/".length()));
        }
        if (call.startsWith("GET /attestations/")) {
            return attestations.find(
                    request, rest.substring("/attestations/".length()).replace("%3A", ":"));
        }
        if (call.startsWith("POST /statuses/")) {
            return commits.addStatus(request, rest.substring("/statuses/".length()));
        }
        if (call.startsWith("GET /commits/") && rest.endsWith("/statuses")) {
            return commits.statuses(
                    request, rest.substring("/commits/".length(), rest.length() - "/statuses".length()));
        }
        if (call.startsWith("GET /code-scanning/sarifs/")) {
            access.requirePush(request);
            return scans.state(rest.substring("/code-scanning/sarifs/".length()));
        }
        if (call.startsWith("GET /git/ref/")) {
            return commits.ref(rest.substring("/git/ref/".length()));
        }
        throw ForgeError.notFound();
    }

    private Answer release(Request request, long id, boolean itsAssets, boolean mayPush) throws IOException {
        if (itsAssets) {
            if (reads(request)) {
                return releases.assets(request, id, mayPush);
            }
            throw ForgeError.notFound();
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> releases.read(id, mayPush);
            case "PATCH" -> releases.change(request, id);
            case "DELETE" -> releases.delete(id);
            default -> throw ForgeError.notFound();
        };
    }

    private Answer asset(Request request, long id, boolean mayPush) throws IOException {
        return switch (request.method()) {
            case "GET", "HEAD" -> assets.read(request, id, mayPush);
            case "PATCH" -> assets.change(request, id);
            case "DELETE" -> assets.delete(id);
            default -> throw ForgeError.notFound();
        };
    }

    private static boolean reads(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }
}
