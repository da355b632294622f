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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.template.Part.Command;
import run.aicr.template.Part.Operand;
import run.aicr.template.Part.Pipeline;

/** Runs parts over a document and collects the output. */
final class Evaluator {
    /** A template makes at most that much, so that a loop in one cannot fill the memory. */
    private static final int MAX_OUTPUT = 16 << 20;

    private final String name;
    private final StringBuilder out;
    private final Deque<Variable> variables = new ArrayDeque<>();
    private Node dot;

    Evaluator(String name, StringBuilder out, Node data) {
        this.name = name;
        this.out = out;
        this.dot = data;
        variables.push(new Variable("$", data));
    }

    private static final class Variable {
        private final String name;
        private Node value;

        Variable(String name, Node value) {
            this.name = name;
            this.value = value;
        }
    }

    /** How a list of parts ended. */
    private enum End {
        RAN_THROUGH,
        BROKE,
        CONTINUES
    }

    void run(List<Part> parts) {
        all(parts);
    }

    private End all(List<Part> parts) {
        int known = variables.size();
        try {
            for (Part part : parts) {
                End end = one(part);
                if (end != End.RAN_THROUGH) {
                    return end;
                }
            }
            return End.RAN_THROUGH;
        } finally {
            forget(known);
        }
    }

    private void forget(int known) {
        while (variables.size() > known) {
            variables.pop();
        }
    }

    private End one(Part part) {
        switch (part) {
            case Part.Text text -> out.append(text.text());
            case Part.Action action -> {
                Node value = evaluate(action.pipeline());
                if (action.pipeline().declared().isEmpty()) {
                    out.append(Printing.output(value));
                }
            }
            case Part.If choice -> {
                int known = variables.size();
                boolean holds = Printing.isTrue(evaluate(choice.condition()));
                End end = all(holds ? choice.then() : choice.otherwise());
                forget(known);
                return end;
            }
            case Part.With with -> {
                return with(with);
            }
            case Part.Range range -> range(range);
            case Part.Break ignored -> {
                return End.BROKE;
            }
            case Part.Continue ignored -> {
                return End.CONTINUES;
            }
        }
        if (out.length() > MAX_OUTPUT) {
            throw new AicrException(
                    ErrorClass.INTERNAL, "template " + name + " makes more than " + MAX_OUTPUT + " characters");
        }
        return End.RAN_THROUGH;
    }

    private End with(Part.With with) {
        int known = variables.size();
        Node before = dot;
        Node value = evaluate(with.value());
        End end;
        if (Printing.isTrue(value)) {
            dot = value;
            end = all(with.then());
            dot = before;
        } else {
            end = all(with.otherwise());
        }
        forget(known);
        return end;
    }

    private void range(Part.Range range) {
        int known = variables.size();
        Node before = dot;
        Pipeline pipeline = range.value();
        Node value = ofCommands(pipeline);
        boolean any = false;
        for (Map.Entry<Node, Node> item : items(value, pipeline)) {
            any = true;
            bind(pipeline, item.getKey(), item.getValue());
            dot = item.getValue();
            End end = all(range.each());
            if (end == End.BROKE) {
                break;
            }
        }
        dot = before;
        forget(known);
        if (!any) {
            all(range.otherwise());
        }
    }

    private void bind(Pipeline pipeline, Node index, Node item) {
        List<String> names = pipeline.declared();
        if (names.size() == 1) {
            set(pipeline, names.get(0), item);
        } else if (names.size() == 2) {
            set(pipeline, names.get(0), index);
            set(pipeline, names.get(1), item);
        }
    }

    private List<Map.Entry<Node, Node>> items(Node value, Pipeline pipeline) {
        List<Map.Entry<Node, Node>> items = new ArrayList<>();
        if (value instanceof Sequence list) {
            for (Node item : list.items()) {
                items.add(Map.entry(Scalar.integer(items.size()), item));
            }
        } else if (value instanceof Mapping mapping) {
            new TreeMap<>(mapping.entries()).forEach((k, v) -> items.add(Map.entry(Scalar.text(k), v)));
        } else if (value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.INTEGER) {
            long count = Numbers.integer(scalar).orElse(0L);
            if (count > MAX_OUTPUT) {
                throw fault(pipeline, "cannot range over more than " + MAX_OUTPUT + " numbers");
            }
            for (long i = 0; i < count; i++) {
                items.add(Map.entry(Scalar.integer(i), Scalar.integer(i)));
            }
        } else if (!(value instanceof Scalar scalar && scalar.isNull())) {
            throw fault(pipeline, "cannot range over " + value.kindName());
        }
        return items;
    }

    /** The value, after the variables were set. */
    private Node evaluate(Pipeline pipeline) {
        Node value = ofCommands(pipeline);
        if (!pipeline.declared().isEmpty()) {
            set(pipeline, pipeline.declared().get(0), value);
        }
        return value;
    }

    private void set(Pipeline pipeline, String variable, Node value) {
        if (!pipeline.assigns()) {
            variables.push(new Variable(variable, value));
            return;
        }
        find(pipeline, variable).value = value;
    }

    private Variable find(Pipeline pipeline, String variable) {
        for (Variable known : variables) {
            if (known.name.equals(variable)) {
                return known;
            }
        }
        throw fault(pipeline, "the variable " + variable + " is not set here");
    }

    private Node ofCommands(Pipeline pipeline) {
        Node value = Part.NONE;
        boolean first = true;
        for (Command command : pipeline.commands()) {
            value = ofCommand(pipeline, command, first ? List.of() : List.of(value));
            first = false;
        }
        // A null that went through a pipeline is as good as absent.
        return value instanceof Scalar scalar && scalar.isNull() ? Part.NONE : value;
    }

    private Node ofCommand(Pipeline pipeline, Command command, List<Node> passed) {
        Operand head = command.words().get(0);
        if (!(head instanceof Part.Call call)) {
            return operand(pipeline, head);
        }
        List<Operand> words = command.words().subList(1, command.words().size());
        if (call.name().equals("and") || call.name().equals("or")) {
            return shortCircuit(pipeline, call.name().equals("or"), words, passed);
        }
        List<Node> arguments = new ArrayList<>();
        for (Operand word : words) {
            arguments.add(operand(pipeline, word));
        }
        arguments.addAll(passed);
        return call(pipeline, call, arguments);
    }

    private Node call(Pipeline pipeline, Part.Call call, List<Node> arguments) {
        try {
            return call.function().call(arguments);
        } catch (IllegalArgumentException e) {
            throw fault(pipeline, call.name() + ": " + e.getMessage());
        }
    }

    /** Stops at the first argument that decides. */
    private Node shortCircuit(Pipeline pipeline, boolean stopsAt, List<Operand> words, List<Node> passed) {
        Node value = Part.NONE;
        int count = 0;
        for (Operand word : words) {
            count++;
            value = operand(pipeline, word);
            if (Printing.isTrue(value) == stopsAt) {
                return value;
            }
        }
        if (count + passed.size() == 0) {
            throw fault(pipeline, "and, or need an argument");
        }
        return passed.isEmpty() ? value : passed.get(0);
    }

    private Node operand(Pipeline pipeline, Operand operand) {
        return switch (operand) {
            case Part.Dot ignored -> dot;
            case Part.Literal literal -> literal.value();
            case Part.Fields fields -> fields(pipeline, dot, fields.names());
            case Part.Variable variable -> fields(pipeline, find(pipeline, variable.name()).value, variable.fields());
            case Part.Group group -> fields(pipeline, evaluate(group.pipeline()), group.fields());
            case Part.Call call -> call(pipeline, call, List.of());
        };
    }

    private Node fields(Pipeline pipeline, Node start, List<String> names) {
        Node value = start;
        for (String field : names) {
            if (value instanceof Mapping mapping) {
                value = mapping.find(field).orElse(Part.NONE);
            } else if (!isAbsent(value)) {
                throw fault(pipeline, value.kindName() + " has no field ." + field);
            }
        }
        return value;
    }

    /** Null is something that has no fields; what is absent has absent fields. */
    private static boolean isAbsent(Node value) {
        return value.equals(Part.NONE);
    }

    private AicrException fault(Pipeline pipeline, String sentence) {
        return new AicrException(
                ErrorClass.INTERNAL,
                "cannot render template " + name + ":" + pipeline.line() + ": {{ " + pipeline.source() + " }}: "
                        + sentence);
    }
}
