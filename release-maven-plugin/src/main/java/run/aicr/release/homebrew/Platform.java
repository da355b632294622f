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
package run.aicr.release.homebrew;

/** A platform of the formula, in the order in which they are written. */
public enum Platform {
    MACOS_INTEL("on_macos", "Hardware::CPU.intel?", "darwin_amd64"),
    MACOS_ARM("on_macos", "Hardware::CPU.arm?", "darwin_arm64"),
    LINUX_INTEL("on_linux", "Hardware::CPU.intel? && Hardware::CPU.is_64_bit?", "linux_amd64"),
    LINUX_ARM("on_linux", "Hardware::CPU.arm? && Hardware::CPU.is_64_bit?", "linux_arm64");

    private final String block;
    private final String condition;
    private final String suffix;

    Platform(String block, String condition, String suffix) {
        this.block = block;
        this.condition = condition;
        this.suffix = suffix;
    }

    /** The block of the formula, {@code on_macos} or {@code on_linux}. */
    public String block() {
        return block;
    }

    /** The Ruby condition within the block. */
    public String condition() {
        return condition;
    }

    /** Name of the archive of a version (without {@code v}). */
    public String archive(String version) {
        return "aicr_" + version + "_" + suffix + ".tar.gz";
    }
}
