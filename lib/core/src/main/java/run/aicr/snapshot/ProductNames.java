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
package run.aicr.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From the product name of a GPU to the value of the criterion (spec snapshot §4.3). */
final class ProductNames {
    private record Product(List<String> tokens, String value) {}

    /** The first one that occurs wins. */
    private static final List<Product> PRODUCTS = List.of(
            new Product(List.of("GB300"), "gb300"),
            new Product(List.of("GB200"), "gb200"),
            new Product(List.of("B200"), "b200"),
            new Product(List.of("H100"), "h100"),
            new Product(List.of("H200"), "h200"),
            new Product(List.of("A100"), "a100"),
            new Product(List.of("RTX", "PRO", "6000"), "rtx-pro-6000"),
            new Product(List.of("L40S"), "l40s"),
            new Product(List.of("L40"), "l40"));

    private ProductNames() {}

    /** Whole tokens count: {@code L40S} is no {@code L40}, {@code GH200} is none at all. */
    static Optional<String> valueOf(String productName) {
        List<String> tokens = tokens(productName.toUpperCase(Locale.ROOT));
        for (Product product : PRODUCTS) {
            for (int at = 0; at + product.tokens().size() <= tokens.size(); at++) {
                if (tokens.subList(at, at + product.tokens().size()).equals(product.tokens())) {
                    return Optional.of(product.value());
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '-' || Character.isWhitespace(name.charAt(i))) {
                if (!token.isEmpty()) {
                    tokens.add(token.toString());
                    token.setLength(0);
                }
            } else {
                token.append(name.charAt(i));
            }
        }
        return tokens;
    }
}
