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
package run.aicr.template;

import java.util.List;
import run.aicr.document.Node;
import run.aicr.error.AicrException;

/** A template that was read; it never changes and may be rendered by many threads. */
public final class Template {
    private final String name;
    private final List<Part> parts;

    private Template(String name, List<Part> parts) {
        this.name = name;
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @param name what messages call it
     * @param functions what it may call
     * @throws AicrException INVALID_REQUEST for a syntax error or an unknown function, with template, line and expression
     */
    public static Template parse(String name, String text, Functions functions) {
        return new Template(name, new Parser(name, text, functions).parse());
    }

    /**
     * Whether it consists of text alone, so that it renders as it stands whatever the data is.
     */
    public boolean isPlain() {
        return parts.stream().allMatch(Part.Text.class::isInstance);
    }

    /**
     * Runs the template.
     *
     * @param data what {@code .} and {@code $} are at the beginning
     * @throws AicrException INTERNAL when an expression cannot be evaluated, with template, line and expression
     */
    public String render(Node data) {
        StringBuilder out = new StringBuilder(1 << 12);
        new Evaluator(name, out, data).run(parts);
        return out.toString();
    }
}
