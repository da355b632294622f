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
package run.aicr.rehearsal.script;

import java.util.regex.Pattern;

/**
 * One scripted fault.
 *
 * @param peer name of the stand-in, such as {@code registry}
 * @param method HTTP method, or {@code *} for all
 * @param path the whole path, or path and query, that is struck
 * @param from the first matching call that may be struck, counted from 1
 * @param times how many calls are struck; {@link #ALWAYS} for all
 */
public record Fault(String peer, String method, Pattern path, int from, int times, Effect effect) {
    /** No end. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final Pattern EVERYTHING = Pattern.compile(".*");

    public Fault {
        if (from < 1 || times < 1) {
            throw new IllegalArgumentException("a fault strikes from call 1 on and at least once");
        }
    }

    /** Strikes the first matching call. */
    public static Fault once(String peer, String method, String path, Effect effect) {
        return new Fault(peer, method, Pattern.compile(path), 1, 1, effect);
    }

    /** The peer cuts every connection, until the script is cleared. */
    public static Fault outage(String peer) {
        return new Fault(peer, "*", EVERYTHING, 1, ALWAYS, new Effect.CutBefore());
    }

    boolean matches(String calledPeer, String calledMethod, String calledPath, String query) {
        return peer.equals(calledPeer)
                && (method.equals("*") || method.equals(calledMethod))
                && (path.matcher(calledPath).matches()
                        || !query.isEmpty()
                                && path.matcher(calledPath + "?" + query).matches());
    }
}
