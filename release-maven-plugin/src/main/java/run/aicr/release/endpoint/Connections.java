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
package run.aicr.release.endpoint;

import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;

/** How this plugin calls services outside: under its name, and through the proxies of the machine. */
public final class Connections {
    /** The name that services are told. */
    public static final String USER_AGENT = "aicr-release/1";

    private Connections() {}

    /** With the ordinary patience. */
    public static ServiceCaller standard() {
        return with(Retry.standard());
    }

    /** With a patience of its own. */
    public static ServiceCaller with(Retry retry) {
        return new ServiceCaller(HttpSettings.of(USER_AGENT, Proxies.of(System.getenv())), retry);
    }
}
