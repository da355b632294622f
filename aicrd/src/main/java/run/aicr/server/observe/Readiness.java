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
package run.aicr.server.observe;

/** Whether the server wants new requests: between listening and the order to stop. */
public final class Readiness {
    private enum State {
        STARTING,
        READY,
        STOPPING
    }

    private volatile State state = State.STARTING;

    public boolean isReady() {
        return state == State.READY;
    }

    public boolean isStopping() {
        return state == State.STOPPING;
    }

    public void start() {
        state = State.READY;
    }

    public void stop() {
        state = State.STOPPING;
    }
}
