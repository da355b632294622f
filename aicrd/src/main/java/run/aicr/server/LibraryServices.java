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
package run.aicr.server;

import io.helidon.common.mapper.Mappers;
import io.helidon.common.types.TypeName;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;

/**
 * What the HTTP library finds in its registry of services. Left alone, it reads the descriptions in all jars to fill it, which
 * is a quarter of the start; the server needs only the one that turns headers into values.
 */
final class LibraryServices {
    /** How the library still asks for it in places; the class itself is about to go. */
    private static final TypeName FORMER_NAME = TypeName.create("io.helidon.common.mapper.MapperManager");

    private LibraryServices() {}

    /** Fills the registry of this process, unless that was done. */
    static void install() {
        if (GlobalServiceRegistry.configured()) {
            return;
        }
        Mappers mappers = Mappers.builder()
                .mappersDiscoverServices(false)
                .mapperProvidersDiscoverServices(false)
                .build();
        ServiceRegistryConfig services = ServiceRegistryConfig.builder()
                .discoverServices(false)
                .discoverServicesFromServiceLoader(false)
                .putContractInstance(Mappers.class, mappers)
                .putContractInstance(FORMER_NAME, mappers)
                .build();
        GlobalServiceRegistry.registry(ServiceRegistryManager.create(services).registry());
    }
}
