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

import java.net.URI;

/**
 * The forge.
 *
 * @param api takes the calls
 * @param uploads takes assets
 * @param web where people read and consumers download, without credentials
 * @param token sent to {@code api} and {@code uploads}, nowhere else
 */
public record ForgeEndpoint(URI api, URI uploads, URI web, Secret token) {}
