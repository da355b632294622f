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
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Login;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;

/**
 * A registry of images.
 *
 * @param base scheme, host and port
 */
public record RegistryEndpoint(URI base, Login login) {

    public Registry open(ServiceCaller caller) {
        return Registry.at(base, login, caller);
    }

    /** The repository of an image at this registry; the host in the image's name is that of production. */
    public String repositoryOf(String imageName) {
        return Reference.parse(imageName).repository();
    }
}
