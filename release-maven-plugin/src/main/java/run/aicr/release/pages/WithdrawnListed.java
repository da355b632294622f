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
package run.aicr.release.pages;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/**
 * State {@code yank-docs} where no other release can take over: the site stays as it is but for its list of versions,
 * which says that the release was withdrawn (spec release §7.9). It warns only, so it needs no verified bytes.
 */
public final class WithdrawnListed extends Step<WithdrawnListed.Result> {
    private final Site site;
    private final String tag;
    private final Map<String, String> withdrawn;

    /**
     * Where the site stands.
     *
     * @param commit newest commit of the pages
     */
    public record Result(String commit) {}

    /**
     * The state.
     *
     * @param withdrawn reasons by tag, that of this release included
     */
    public WithdrawnListed(GitEndpoint pages, String tag, Map<String, String> withdrawn, Step<?> before) {
        super("yank-docs", Reach.DRAFT, before);
        this.site = new Site(pages);
        this.tag = tag;
        this.withdrawn = Map.copyOf(withdrawn);
    }

    @Override
    public Finding<Result> look() {
        if (!site.hasCredentials()) {
            return new Finding.NotDue<>("NO_CREDENTIALS");
        }
        Site.Contents now = site.contents();
        Optional<SortedMap<String, byte[]>> wanted = wanted(now);
        if (wanted.isEmpty()) {
            return new Finding.NotDue<>("the site has no list of versions");
        }
        return now.hasSame(wanted.get())
                ? new Finding.Done<>(new Result(now.commit()))
                : new Finding.Missing<>("the site does not list " + tag + " as withdrawn");
    }

    @Override
    public void act() {
        site.write(this::wanted, "Withdrawal of " + tag);
    }

    private Optional<SortedMap<String, byte[]>> wanted(Site.Contents now) {
        return now.registry().map(before -> {
            SortedMap<String, byte[]> files = new TreeMap<>(now.files());
            VersionRegistry listed = new VersionRegistry(before.latest(), before.frozen(), now.withdrawnAnd(withdrawn));
            files.put(VersionRegistry.FILE, listed.bytes());
            return files;
        });
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("commit", result.commit());
    }
}
