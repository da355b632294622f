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

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;

/**
 * The addresses that the API writes into its answers.
 *
 * @param repository owner and name, such as {@code NVIDIA/aicr}
 */
record Links(URI api, URI uploads, URI web, String repository) {
    private static final int DEFAULT_PAGE = 30;
    private static final int MAX_PAGE = 100;

    String root() {
        return api + "/repos/" + repository;
    }

    String page(Release release) {
        return web + "/" + repository + "/releases/tag/" + release.tag();
    }

    Mapping release(Release release) {
        List<Node> assets = new ArrayList<>();
        release.assets().forEach(a -> assets.add(asset(release, a)));
        String url = root() + "/releases/" + release.id();
        Mapping.Builder node = new Mapping.Builder()
                .put("url", url)
                .put("assets_url", url + "/assets")
                .put(
                        "upload_url",
                        uploads + "/repos/" + repository + "/releases/" + release.id() + "/assets{?name,label}")
                .put("html_url", release.draft() ? web + "/" + repository + "/releases/tag/untagged" : page(release));
        release.fields().build().entries().forEach(node::put);
        return node.put("immutable", Scalar.FALSE)
                .put("assets", Sequence.of(assets))
                .build();
    }

    Mapping asset(Release release, Asset asset) {
        Mapping.Builder node = new Mapping.Builder()
                .put("url", root() + "/releases/assets/" + asset.id())
                .put(
                        "browser_download_url",
                        web + "/" + repository + "/releases/download/" + (release.draft() ? "untagged" : release.tag())
                                + "/" + URLEncoder.encode(asset.name(), StandardCharsets.UTF_8));
        asset.node().build().entries().forEach(node::put);
        return node.build();
    }

    /** A page of a list, with the header {@code Link}. */
    Answer paged(Request request, String path, List<? extends Node> all) {
        int size = Math.min(MAX_PAGE, request.number("per_page").orElse(DEFAULT_PAGE));
        int page = request.number("page").orElse(1);
        long first = Math.min((long) (page - 1) * size, all.size());
        long last = Math.min(first + size, all.size());
        Answer answer = Answer.json(200, Sequence.of(all.subList((int) first, (int) last)));
        List<String> links = new ArrayList<>();
        int pages = Math.max(1, (all.size() + size - 1) / size);
        if (page < pages) {
            links.add(link(path, size, page + 1, "next"));
            links.add(link(path, size, pages, "last"));
        }
        if (page > 1) {
            links.add(link(path, size, page - 1, "prev"));
            links.add(link(path, size, 1, "first"));
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private String link(String path, int size, int page, String relation) {
        return "<" + root() + path + "?per_page=" + size + "&page=" + page + ">; rel=\"" + relation + "\"";
    }
}
