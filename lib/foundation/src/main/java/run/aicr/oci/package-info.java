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
 * OCI images: digests with size and type ({@link run.aicr.oci.Descriptor}), the image layout folder ({@link
 * run.aicr.oci.Layout}), both after image-spec 1.1, and the client of a registry ({@link run.aicr.oci.Registry}), after
 * distribution-spec 1.1.
 *
 * <p>A registry is told what to do per repository: {@code head} and {@code tags} look, {@code push} and {@code
 * putManifest} bring content, {@code attach} and {@code referrers} deal with statements about an image. Start with {@link
 * run.aicr.oci.Registry#at}; whole images move with {@code push} and {@code pull} of a layout. Names of images are read by
 * {@link run.aicr.oci.Reference}.
 */
@NullMarked
package run.aicr.oci;

import org.jspecify.annotations.NullMarked;
