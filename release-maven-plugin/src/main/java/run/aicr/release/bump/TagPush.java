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
package run.aicr.release.bump;

import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRemote;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.PushAnswer;
import run.aicr.release.git.TagRef;

/** Makes a tag, pushes it, and leaves nothing behind when that did not work (spec release §6.5). */
record TagPush(GitRepository repository, GitRemote remote, TagPolicy policy) {

    /** What became of a push. */
    enum Landed {
        /** The remote has our tag. */
        OURS,
        /** The remote has a tag of that name for the same commit, made by somebody else. */
        SAME_COMMIT
    }

    /** Without a name and a mail address git would guess one. */
    void requireIdentity() {
        if (repository.identity().isEmpty()) {
            throw new ReleaseException(
                    Code.NO_IDENTITY,
                    "git knows no name and mail address to make the tag with",
                    "Run 'git config user.name' and 'git config user.email' with yours.");
        }
    }

    Landed makeAndPush(TagMessage message, String commit) {
        TagRef tag = repository.createTag(message.tag().name(), commit, message.text(), policy.signTags());
        return push(tag);
    }

    Landed push(TagRef tag) {
        PushAnswer answer = remote.push(tag.name());
        if (answer.accepted()) {
            return Landed.OURS;
        }
        Optional<TagRef> theirs = askAgain(tag, answer);
        if (theirs.filter(t -> t.object().equals(tag.object())).isPresent()) {
            return Landed.OURS; // the connection broke after the remote had taken it
        }
        repository.deleteTag(tag);
        if (theirs.isEmpty()) {
            throw refused(tag, answer);
        }
        if (theirs.get().commit().equals(tag.commit())) {
            return Landed.SAME_COMMIT;
        }
        throw new ReleaseException(
                Code.TAG_RACE_LOST,
                "somebody else pushed " + tag.name() + " in the meantime, for commit "
                        + theirs.get().commit(),
                "Run the goal again; it takes the next number.");
    }

    private Optional<TagRef> askAgain(TagRef tag, PushAnswer answer) {
        try {
            return remote.tag(tag.name());
        } catch (ReleaseException e) {
            throw new ReleaseException(
                            Code.REMOTE_UNREACHABLE,
                            "it is unknown whether the remote took " + tag.name() + ": " + answer.reason(),
                            "The local tag stays. Run the goal again when the remote answers; it resumes.")
                    .because(e);
        }
    }

    private ReleaseException refused(TagRef tag, PushAnswer answer) {
        String sentence = "the remote '" + remote.name() + "' did not take " + tag.name() + ": " + answer.reason();
        return answer.isDenied()
                ? new ReleaseException(
                        Code.AUTH_FAILED, sentence, "Check that you may push tags; the local tag was removed again.")
                : new ReleaseException(
                        Code.REMOTE_UNREACHABLE, sentence, "Run the goal again; the local tag was removed again.");
    }
}
