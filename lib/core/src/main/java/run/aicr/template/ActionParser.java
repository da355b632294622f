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

import java.util.ArrayList;
import java.util.List;
import run.aicr.document.Scalar;
import run.aicr.template.Part.Command;
import run.aicr.template.Part.Operand;
import run.aicr.template.Part.Pipeline;
import run.aicr.template.Token.Kind;

/** Reads the tokens of one action; what is wrong is an IllegalArgumentException with a sentence. */
final class ActionParser {
    private final String source;
    private final int line;
    private final Functions functions;
    private final List<Token> tokens;
    private int at;
    private int depth;

    ActionParser(String source, int line, Functions functions) {
        this.source = source;
        this.line = line;
        this.functions = functions;
        this.tokens = Lexer.tokens(source);
    }

    /** The keyword that comes next, taken; empty when there is none. */
    String keyword() {
        Token token = peek();
        if (!token.is(Kind.WORD)) {
            return "";
        }
        return switch (token.text()) {
            case "if", "with", "range", "else", "end", "break", "continue", "define", "template", "block" -> {
                at++;
                yield token.text();
            }
            default -> "";
        };
    }

    void expectEnd() {
        if (!peek().is(Kind.END)) {
            throw new IllegalArgumentException("unexpected " + peek().text());
        }
    }

    /**
     * Reads the rest as a pipeline.
     *
     * @param two whether two variables may be declared
     */
    Pipeline pipeline(boolean two) {
        Pipeline pipeline = pipelineUntil(Kind.END, two);
        expectEnd();
        return pipeline;
    }

    private Pipeline pipelineUntil(Kind stop, boolean two) {
        List<String> declared = new ArrayList<>();
        boolean assigns = declarations(declared, two);
        List<Command> commands = new ArrayList<>();
        commands.add(command(stop));
        while (peek().is(Kind.PIPE)) {
            at++;
            commands.add(command(stop));
        }
        for (int i = 1; i < commands.size(); i++) {
            if (!(commands.get(i).words().get(0) instanceof Part.Call)) {
                throw new IllegalArgumentException("only a function can stand after |");
            }
        }
        return new Pipeline(line, source, List.copyOf(declared), assigns, List.copyOf(commands));
    }

    private boolean declarations(List<String> declared, boolean two) {
        if (!peek().is(Kind.VARIABLE)) {
            return false;
        }
        Token after = tokens.get(at + 1);
        if (after.is(Kind.DECLARE) || after.is(Kind.ASSIGN)) {
            declared.add(peek().text());
            at += 2;
            return after.is(Kind.ASSIGN);
        }
        if (two && after.is(Kind.COMMA) && tokens.get(at + 2).is(Kind.VARIABLE)) {
            Token operator = tokens.get(at + 3);
            if (operator.is(Kind.DECLARE) || operator.is(Kind.ASSIGN)) {
                declared.add(peek().text());
                declared.add(tokens.get(at + 2).text());
                at += 4;
                return operator.is(Kind.ASSIGN);
            }
        }
        return false;
    }

    private Command command(Kind stop) {
        List<Operand> words = new ArrayList<>();
        while (!peek().is(stop) && !peek().is(Kind.PIPE)) {
            if (peek().is(Kind.END)) {
                throw new IllegalArgumentException("a parenthesis is not closed");
            }
            if (!words.isEmpty() && !peek().spaced() && !peek().is(Kind.OPEN)) {
                throw new IllegalArgumentException("a blank is missing before " + peek().text());
            }
            words.add(operand());
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a value is missing");
        }
        if (words.size() > 1 && !(words.get(0) instanceof Part.Call)) {
            throw new IllegalArgumentException("arguments after something that is no function");
        }
        return new Command(List.copyOf(words));
    }

    private Operand operand() {
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case DOT -> new Part.Dot();
            case FIELD -> new Part.Fields(fields(token.text()));
            case VARIABLE -> new Part.Variable(token.text(), fields(""));
            case STRING -> new Part.Literal(Scalar.text(token.text()));
            case CHARACTER -> new Part.Literal(Scalar.integer(character(token.text())));
            case NUMBER -> new Part.Literal(Numbers.literal(token.text()));
            case WORD -> word(token.text());
            case OPEN -> group();
            case END -> throw new IllegalArgumentException("the action ends too early");
            default -> throw new IllegalArgumentException("unexpected " + token.text());
        };
    }

    private Operand group() {
        if (++depth > 100) {
            throw new IllegalArgumentException("more than 100 parentheses in each other");
        }
        Pipeline inner = pipelineUntil(Kind.CLOSE, false);
        depth--;
        if (!peek().is(Kind.CLOSE)) {
            throw new IllegalArgumentException("a parenthesis is not closed");
        }
        at++;
        return new Part.Group(inner, fields(""));
    }

    private Operand word(String word) {
        return switch (word) {
            case "true" -> new Part.Literal(Scalar.TRUE);
            case "false" -> new Part.Literal(Scalar.FALSE);
            case "nil" -> new Part.Literal(Scalar.NULL);
            default -> new Part.Call(word, functions.find(word).orElseThrow(() -> functions.unknown(word)));
        };
    }

    /** The fields that follow without a blank. */
    private List<String> fields(String first) {
        List<String> names = new ArrayList<>();
        if (!first.isEmpty()) {
            names.add(first);
        }
        while (peek().is(Kind.FIELD) && !peek().spaced()) {
            names.add(tokens.get(at++).text());
        }
        return List.copyOf(names);
    }

    private static int character(String text) {
        if (text.codePointCount(0, text.length()) != 1) {
            throw new IllegalArgumentException("a character constant holds one character");
        }
        return text.codePointAt(0);
    }

    private Token peek() {
        return tokens.get(at);
    }
}
