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
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The public pages of releases, as far as users and installers follow them. */
record Web(Releases releases, Links links, AssetCalls assets) implements Service {

    @Override
    public Answer answer(Request request) throws IOException {
        String base = "/" + links.repository() + "/releases/";
        String path = request.path();
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reading || !path.startsWith(base)) {
            return Answer.text(404, "Not Found");
        }
        String rest = path.substring(base.length());
        if (rest.equals("latest")) {
            return releases.latest()
                    .map(r -> Answer.found(links.page(r)))
                    .orElseGet(() -> Answer.text(404, "Not Found"));
        }
        String[] parts = rest.split("/", -1);
        if (parts.length == 3 && parts[0].equals("latest") && parts[1].equals("download")) {
            return releases.latest()
                    .map(r -> Answer.found(links.web() + base + "download/" + r.tag() + "/" + parts[2]))
                    .orElseGet(() -> Answer.text(404, "Not Found"));
        }
        if (parts.length == 3 && parts[0].equals("download")) {
            return download(decoded(parts[1]), decoded(parts[2]));
        }
        if (parts.length == 2 && parts[0].equals("tag")) {
            return releases.published(decoded(parts[1]))
                    .map(r -> Answer.text(200, r.name() + "\n\n" + r.body() + "\n"))
                    .orElseGet(() -> Answer.text(404, "Not Found"));
        }
        return Answer.text(404, "Not Found");
    }

    private Answer download(String tag, String name) throws IOException {
        var release = releases.published(tag);
        var asset = release.flatMap(r -> r.asset(name));
        return asset.isPresent() ? assets.download(release.get(), asset.get()) : Answer.text(404, "Not Found");
    }

    private static String decoded(String part) {
        return Request.unescaped(part.replace("+", "%2B"));
    }
}
