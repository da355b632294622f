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
/**
 * The demo cloud: federation, a registry, and a service that really runs the image it is given (spec release-practice §15).
 *
 * <p>Start with {@link run.aicr.rehearsal.demo.DemoPeers}. {@code StsCalls} exchanges a CI identity token,
 * {@code IamCalls} gives an access token of the service account, the registry is a second {@code RegistryPeer} that wants
 * that token, {@code RunCalls} is the service API: a change makes a revision, which is an operation to be polled.
 * {@code ImageTree} unpacks an image and {@code Instance} is its running process; {@code Front} is the service's address
 * and passes requests on to the revision that has the traffic. State is kept in {@code demo.json}; processes run until
 * the stand-in is closed and are started again when somebody asks.
 */
@NullMarked
package run.aicr.rehearsal.demo;

import org.jspecify.annotations.NullMarked;
