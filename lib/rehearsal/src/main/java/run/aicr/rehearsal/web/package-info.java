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
 * What all stand-ins share: a loopback HTTP server and the rehearsal folder.
 *
 * <p>Start with {@link run.aicr.rehearsal.web.Peer}: it owns a port and a bounded pool of threads, asks the script what
 * is to go wrong, and hands a {@link run.aicr.rehearsal.web.Request} to a {@link run.aicr.rehearsal.web.Service}, which
 * gives an {@link run.aicr.rehearsal.web.Answer} or throws a {@link run.aicr.rehearsal.web.Refusal} with one. Bodies are
 * streams; what is read whole has a limit.
 *
 * <p>{@link run.aicr.rehearsal.web.Kept} is the folder in which a stand-in keeps what it received: one writer at a time,
 * also among processes, and files that appear whole or not at all. Nothing is made in it before something is received.
 */
@NullMarked
package run.aicr.rehearsal.web;

import org.jspecify.annotations.NullMarked;
