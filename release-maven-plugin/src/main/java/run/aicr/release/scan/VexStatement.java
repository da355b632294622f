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
package run.aicr.release.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/**
 * A statement of an OpenVEX document: how products stand to a vulnerability.
 *
 * @param names id and aliases of the vulnerability; the first is the id
 * @param products package URLs
 */
public record VexStatement(List<String> names, List<String> products, String status, String justification) {
    private static final String NOT_AFFECTED = "not_affected";
    private static final String FIXED = "fixed";
    private static final Set<String> STATUSES = Set.of(NOT_AFFECTED, FIXED, "affected", "under_investigation");
    private static final Set<String> JUSTIFICATIONS = Set.of(
            "component_not_present",
            "vulnerable_code_not_present",
            "vulnerable_code_not_in_execute_path",
            "vulnerable_code_cannot_be_controlled_by_adversary",
            "inline_mitigations_already_exist");

    public VexStatement {
        names = List.copyOf(names);
        products = List.copyOf(products);
    }

    /**
     * The statements of a document, of version 0.2.0 or older.
     *
     * @throws AicrException INVALID_REQUEST with file and line when it is no OpenVEX document
     */
    public static List<VexStatement> readDocument(String source, byte[] json) {
        Fields document = Fields.of(JsonReader.read(source, json, Limits.CATALOGUE_FILE), "");
        if (document.items("statements").isEmpty()) {
            throw AicrException.invalidRequest(source + ": an OpenVEX document has 'statements'");
        }
        return document.list("statements").stream().map(VexStatement::read).toList();
    }

    static VexStatement read(Fields fields) {
        List<String> names = new ArrayList<>();
        Optional<Node> vulnerability = fields.node("vulnerability");
        if (vulnerability.isPresent() && !(vulnerability.get() instanceof Scalar)) {
            Fields nested = Fields.of(vulnerability.get(), "vulnerability");
            names.add(nested.requiredText("name"));
            names.addAll(nested.texts("aliases"));
        } else {
            // Before version 0.2.0 the id stood here alone.
            names.add(fields.requiredText("vulnerability"));
            names.addAll(fields.texts("aliases"));
        }
        List<String> products = new ArrayList<>();
        for (Node product : fields.items("products").orElse(List.of())) {
            if (product instanceof Scalar scalar) {
                products.add(scalar.text());
            } else {
                addProduct(Fields.of(product, "products"), products);
            }
        }
        return new VexStatement(names, products, fields.requiredText("status"), fields.textOrEmpty("justification"));
    }

    private static void addProduct(Fields product, List<String> products) {
        product.text("@id").ifPresent(products::add);
        product.fields("identifiers").flatMap(i -> i.text("purl")).ifPresent(products::add);
    }

    static boolean isJustification(String text) {
        return JUSTIFICATIONS.contains(text);
    }

    /** What is wrong with it, as {@code CODE:id}. */
    Optional<String> error() {
        if (!STATUSES.contains(status)) {
            return Optional.of("VEX_STATUS_UNKNOWN:" + names.get(0));
        }
        if (status.equals(NOT_AFFECTED) && justification.isBlank()) {
            return Optional.of("VEX_WITHOUT_JUSTIFICATION:" + names.get(0));
        }
        if (!justification.isBlank() && !JUSTIFICATIONS.contains(justification)) {
            return Optional.of("VEX_JUSTIFICATION_UNKNOWN:" + names.get(0));
        }
        return Optional.empty();
    }

    /** Whether it takes the vulnerability away from the product. */
    boolean clears(Vulnerability vulnerability, Purl product) {
        return (status.equals(NOT_AFFECTED) || status.equals(FIXED))
                && vulnerability.isNamed(names)
                && products.stream().anyMatch(p -> Purl.parse(p).covers(product));
    }
}
