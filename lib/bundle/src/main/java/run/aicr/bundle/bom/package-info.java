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
 * Bills of materials of what recipes deploy: components and their images as CycloneDX 1.6 (spec bundle §19).
 * {@link run.aicr.bundle.bom.ImageBom} is the document, for any list of components;
 * {@link run.aicr.bundle.bom.Survey} finds the components and images of a whole catalogue;
 * {@link run.aicr.bundle.bom.BomPage} tells the same to people.
 */
@NullMarked
package run.aicr.bundle.bom;

import org.jspecify.annotations.NullMarked;
