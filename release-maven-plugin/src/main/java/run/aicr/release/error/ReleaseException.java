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
package run.aicr.release.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stops a goal: a stable code, one sentence, a hint what to do, and the paths it is about.
 *
 * <p>Its message is {@code [CODE] sentence}, with the hint on the next line when there is one (spec release §6.6).
 */
public final class ReleaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String sentence;
    private final String hint;
    private final transient List<String> paths;

    public ReleaseException(Code code, String sentence) {
        this(code, sentence, "", List.of());
    }

    public ReleaseException(Code code, String sentence, String hint) {
        this(code, sentence, hint, List.of());
    }

    /**
     * With everything.
     *
     * @param hint what to do about it; empty when the sentence says it
     * @param paths files or names that the sentence is about; may be empty
     */
    public ReleaseException(Code code, String sentence, String hint, List<String> paths) {
        this(code, sentence, hint, paths, null);
    }

    private ReleaseException(Code code, String sentence, String hint, List<String> paths, @Nullable Throwable cause) {
        super("[" + code + "] " + sentence + (hint.isEmpty() ? "" : "\n" + hint), cause);
        this.code = code;
        this.sentence = sentence;
        this.hint = hint;
        this.paths = List.copyOf(paths);
    }

    /** The same with the exception that led to it, for a stack trace when one is asked for. */
    public ReleaseException because(Throwable cause) {
        return new ReleaseException(code, sentence, hint, paths, cause);
    }

    public Code code() {
        return code;
    }

    /** The sentence alone, without code and hint. */
    public String sentence() {
        return sentence;
    }

    public Optional<String> hint() {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }

    public List<String> paths() {
        return paths;
    }
}
