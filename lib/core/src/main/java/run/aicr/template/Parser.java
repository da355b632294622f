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
import run.aicr.error.AicrException;
import run.aicr.template.Part.Pipeline;

/** Reads text and actions into a tree of parts. */
final class Parser {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int MAX_DEPTH = 100;

    private final String name;
    private final String text;
    private final Functions functions;
    private final Deque<Block> open = new ArrayDeque<>();
    private int at;
    private int line = 1;

    Parser(String name, String text, Functions functions) {
        this.name = name;
        this.text = text;
        this.functions = functions;
    }

    /** A control structure whose end has not come yet. */
    private static final class Block {
        private final String keyword;
        private final int line;
        private final Pipeline pipeline;
        /** Whether one {@code end} closes the block around it too: {@code else if}. */
        private final boolean chained;

        private final List<Part> then = new ArrayList<>();
        private final List<Part> otherwise = new ArrayList<>();
        private boolean inElse;

        Block(String keyword, int line, Pipeline pipeline, boolean chained) {
            this.keyword = keyword;
            this.line = line;
            this.pipeline = pipeline;
            this.chained = chained;
        }

        List<Part> current() {
            return inElse ? otherwise : then;
        }

        Part closed() {
            return switch (keyword) {
                case "if" -> new Part.If(pipeline, List.copyOf(then), List.copyOf(otherwise));
                case "with" -> new Part.With(pipeline, List.copyOf(then), List.copyOf(otherwise));
                default -> new Part.Range(pipeline, List.copyOf(then), List.copyOf(otherwise));
            };
        }
    }

    List<Part> parse() {
        Block root = new Block("", 1, new Pipeline(1, "", List.of(), false, List.of()), false);
        open.push(root);
        boolean trimNext = false;
        while (at < text.length()) {
            int start = text.indexOf(OPEN, at);
            int end = start < 0 ? text.length() : start;
            boolean trims = start >= 0 && trimsBefore(start);
            addText(text.substring(at, end), trimNext, trims);
            countLines(at, end);
            if (start < 0) {
                break;
            }
            trimNext = action(start + OPEN.length() + (trims ? 1 : 0));
        }
        if (open.size() > 1) {
            Block unclosed = open.element();
            throw fault(unclosed.line, unclosed.keyword, "the block has no {{ end }}");
        }
        return List.copyOf(root.then);
    }

    private boolean trimsBefore(int start) {
        int next = start + OPEN.length();
        return next + 1 < text.length() && text.charAt(next) == '-' && Lexer.isBlank(text.charAt(next + 1));
    }

    private void addText(String piece, boolean trimStart, boolean trimEnd) {
        int from = 0;
        int to = piece.length();
        while (trimStart && from < to && Lexer.isBlank(piece.charAt(from))) {
            from++;
        }
        while (trimEnd && to > from && Lexer.isBlank(piece.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            open.element().current().add(new Part.Text(piece.substring(from, to)));
        }
    }

    /** Reads the action that begins at the position; whether it trims what follows. */
    private boolean action(int start) {
        int end = endOfAction(start);
        String content = text.substring(start, end);
        boolean trims =
                content.length() > 1 && content.endsWith("-") && Lexer.isBlank(content.charAt(content.length() - 2));
        String source = (trims ? content.substring(0, content.length() - 1) : content).strip();
        if (!source.startsWith("/*")) {
            try {
                statement(source);
            } catch (IllegalArgumentException e) {
                throw fault(line, source, String.valueOf(e.getMessage()));
            }
        }
        countLines(start, end);
        at = end + CLOSE.length();
        return trims;
    }

    private int endOfAction(int start) {
        String rest = text.substring(start).stripLeading();
        if (rest.startsWith("/*")) {
            int from = text.indexOf("/*", start);
            int end = text.indexOf("*/", from + 2);
            int close = end < 0 ? -1 : text.indexOf(CLOSE, end + 2);
            if (close < 0 || !text.substring(end + 2, close).replace('-', ' ').isBlank()) {
                throw fault(line, "/*", "the comment has no end");
            }
            return close;
        }
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote != '`') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '`' || c == '\'') {
                quote = c;
            } else if (text.startsWith(CLOSE, i)) {
                return i;
            }
        }
        String firstLine = text.substring(start).lines().findFirst().orElse("");
        throw fault(line, firstLine.strip(), "the action has no }}");
    }

    private void countLines(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
    }

    private void statement(String source) {
        ActionParser action = new ActionParser(source, line, functions);
        String keyword = action.keyword();
        switch (keyword) {
            case "if", "with", "range" -> push(keyword, action.pipeline(keyword.equals("range")), false);
            case "else" -> otherwise(action);
            case "end" -> {
                action.expectEnd();
                close();
            }
            case "break", "continue" -> {
                action.expectEnd();
                leave(keyword);
            }
            case "define", "template", "block" ->
                throw new IllegalArgumentException(keyword + " is not supported by this program");
            default -> open.element().current().add(new Part.Action(action.pipeline(false)));
        }
    }

    private void push(String keyword, Pipeline pipeline, boolean chained) {
        if (open.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("more than " + MAX_DEPTH + " blocks in each other");
        }
        open.push(new Block(keyword, line, pipeline, chained));
    }

    private void otherwise(ActionParser action) {
        Block block = open.element();
        if (open.size() == 1 || block.inElse) {
            throw new IllegalArgumentException("else without if, with or range");
        }
        block.inElse = true;
        String next = action.keyword();
        if (next.isEmpty()) {
            action.expectEnd();
        } else if (next.equals(block.keyword) && !next.equals("range")) {
            push(next, action.pipeline(false), true);
        } else {
            throw new IllegalArgumentException("unexpected " + next + " after else");
        }
    }

    private void close() {
        boolean chained = true;
        while (chained) {
            if (open.size() == 1) {
                throw new IllegalArgumentException("end without if, with or range");
            }
            Block block = open.pop();
            open.element().current().add(block.closed());
            chained = block.chained;
        }
    }

    private void leave(String keyword) {
        if (open.stream().noneMatch(b -> b.keyword.equals("range"))) {
            throw new IllegalArgumentException(keyword + " outside of range");
        }
        open.element().current().add(keyword.equals("break") ? new Part.Break() : new Part.Continue());
    }

    private AicrException fault(int where, String source, String sentence) {
        return AicrException.invalidRequest(
                "cannot parse template " + name + ":" + where + ": {{ " + source + " }}: " + sentence);
    }
}
