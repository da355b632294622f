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
import java.time.Clock;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;

/** The calls below {@code /repos/{owner}/{repo}/releases}, without those of assets. */
final class ReleaseCalls {
    private final Releases releases;
    private final Links links;
    private final Clock clock;

    ReleaseCalls(Releases releases, Links links, Clock clock) {
        this.releases = releases;
        this.links = links;
        this.clock = clock;
    }

    /** Drafts are shown to those who may push. */
    Answer list(Request request, boolean mayPush) throws IOException {
        List<Mapping> all = releases.all().stream()
                .filter(r -> mayPush || !r.draft())
                .map(links::release)
                .toList();
        return links.paged(request, "/releases", all);
    }

    Answer create(Request request) throws IOException {
        Wishes wishes = Wishes.read(request.json());
        return releases.kept().alone(() -> {
            Release made = wishes.create(releases.newId(), clock.instant());
            if (releases.published(made.tag()).isPresent() && !wishes.draft().orElse(false)) {
                throw ForgeError.invalid("Release", "tag_name", "already_exists", "a release with this tag exists");
            }
            Release ranked = LatestRule.apply(made, true, releases.all());
            releases.write(ranked);
            return Answer.json(201, links.release(ranked)).with("Location", links.root() + "/releases/" + ranked.id());
        });
    }

    Answer change(Request request, long id) throws IOException {
        Wishes wishes = Wishes.read(request.json());
        return releases.kept().alone(() -> {
            Release before = releases.find(id).orElseThrow(ForgeError::notFound);
            Release after = wishes.change(before, clock.instant());
            boolean told = wishes.makeLatest().isPresent() || before.draft() && !after.draft();
            Release ranked = LatestRule.apply(after, told, releases.all());
            releases.change(before, ranked);
            return Answer.json(200, links.release(ranked));
        });
    }

    Answer delete(long id) throws IOException {
        return releases.kept().alone(() -> {
            releases.delete(releases.find(id).orElseThrow(ForgeError::notFound));
            return Answer.empty(204);
        });
    }

    Answer read(long id, boolean mayPush) throws IOException {
        Release found = releases.find(id).filter(r -> mayPush || !r.draft()).orElseThrow(ForgeError::notFound);
        return Answer.json(200, links.release(found));
    }

    Answer byTag(String tag) throws IOException {
        return Answer.json(200, links.release(releases.published(tag).orElseThrow(ForgeError::notFound)));
    }

    Answer latest() throws IOException {
        return Answer.json(200, links.release(releases.latest().orElseThrow(ForgeError::notFound)));
    }

    Answer assets(Request request, long id, boolean mayPush) throws IOException {
        Release found = releases.find(id).filter(r -> mayPush || !r.draft()).orElseThrow(ForgeError::notFound);
        List<Node> all =
                found.assets().stream().map(a -> (Node) links.asset(found, a)).toList();
        return links.paged(request, "/releases/" + id + "/assets", all);
    }
}
