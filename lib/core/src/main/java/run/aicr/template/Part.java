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
import run.aicr.document.Place;
import run.aicr.document.Scalar;

/** A piece of a template. */
sealed interface Part {
    /** Stands for a value that is not there: prints as {@code <no value>}, and so do its fields. */
    Scalar NONE = new Scalar(Scalar.Kind.NULL, "<no value>", Place.NONE);

    /** Goes out as it stands. */
    record Text(String text) implements Part {}

    /** Prints a value, or sets variables. */
    record Action(Pipeline pipeline) implements Part {}

    /** {@code if}, with {@code else if} as an {@code If} of its own. */
    record If(Pipeline condition, List<Part> then, List<Part> otherwise) implements Part {}

    /** {@code with}: as {@code if}, and the value becomes the dot. */
    record With(Pipeline value, List<Part> then, List<Part> otherwise) implements Part {}

    /** {@code range} over the items of a list, the values of a mapping by key, or the numbers up to an integer. */
    record Range(Pipeline value, List<Part> each, List<Part> otherwise) implements Part {}

    /** Leaves the innermost range. */
    record Break() implements Part {}

    /** Goes on with the next item of the innermost range. */
    record Continue() implements Part {}

    /**
     * Commands whose values flow from left to right.
     *
     * @param line from 1
     * @param source as written, for messages
     * @param declared names of variables, with {@code $}
     * @param assigns whether the variables are there already
     */
    record Pipeline(int line, String source, List<String> declared, boolean assigns, List<Command> commands) {}

    /** A function or value with its arguments. */
    record Command(List<Operand> words) {}

    /** What stands for a value. */
    sealed interface Operand {}

    record Dot() implements Operand {}

    record Literal(Node value) implements Operand {}

    /** {@code .a.b} */
    record Fields(List<String> names) implements Operand {}

    /** {@code $x.a.b} */
    record Variable(String name, List<String> fields) implements Operand {}

    /** A function by its name; with its arguments it is a {@link Command}. */
    record Call(String name, TemplateFunction function) implements Operand {}

    /** {@code (…).a.b} */
    record Group(Pipeline pipeline, List<String> fields) implements Operand {}
}
