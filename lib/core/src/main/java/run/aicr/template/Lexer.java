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
import run.aicr.template.Token.Kind;

/** Cuts the text between two delimiters into tokens. */
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The tokens of an action, and an end.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static List<Token> tokens(String action) {
        Lexer lexer = new Lexer(action);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        boolean spaced = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                at++;
                spaced = true;
                continue;
            }
            tokens.add(next(c, spaced));
            spaced = false;
        }
        tokens.add(new Token(Kind.END, "", spaced));
    }

    private Token next(char c, boolean spaced) {
        return switch (c) {
            case '(' -> single(Kind.OPEN, spaced);
            case ')' -> single(Kind.CLOSE, spaced);
            case '|' -> single(Kind.PIPE, spaced);
            case ',' -> single(Kind.COMMA, spaced);
            case '=' -> single(Kind.ASSIGN, spaced);
            case ':' -> declare(spaced);
            case '"' -> new Token(Kind.STRING, new QuotedText(text, at + 1, '"').read(this::moveTo), spaced);
            case '\'' -> new Token(Kind.CHARACTER, new QuotedText(text, at + 1, '\'').read(this::moveTo), spaced);
            case '`' -> raw(spaced);
            case '$' -> new Token(Kind.VARIABLE, name(at + 1, "$"), spaced);
            case '.' -> dotted(spaced);
            default -> wordOrNumber(c, spaced);
        };
    }

    private Token declare(boolean spaced) {
        if (!text.startsWith(":=", at)) {
            throw new IllegalArgumentException("expected := after a variable");
        }
        at += 2;
        return new Token(Kind.DECLARE, ":=", spaced);
    }

    private void moveTo(int position) {
        at = position;
    }

    private Token single(Kind kind, boolean spaced) {
        return new Token(kind, text.substring(at, ++at), spaced);
    }

    private Token raw(boolean spaced) {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw new IllegalArgumentException("a string that begins with ` has no end");
        }
        String content = text.substring(at + 1, end);
        at = end + 1;
        return new Token(Kind.STRING, content, spaced);
    }

    private Token dotted(boolean spaced) {
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (after >= '0' && after <= '9') {
            return number(spaced);
        }
        String name = name(at + 1, "");
        return name.isEmpty() ? new Token(Kind.DOT, ".", spaced) : new Token(Kind.FIELD, name, spaced);
    }

    private Token wordOrNumber(char c, boolean spaced) {
        if (c >= '0' && c <= '9' || c == '-' || c == '+') {
            return number(spaced);
        }
        if (!isNamePart(c)) {
            throw new IllegalArgumentException("unexpected character " + c);
        }
        return new Token(Kind.WORD, name(at, ""), spaced);
    }

    private Token number(boolean spaced) {
        int start = at++;
        while (at < text.length() && (isNamePart(text.charAt(at)) || ".+-".indexOf(text.charAt(at)) >= 0)) {
            char before = text.charAt(at - 1);
            char c = text.charAt(at);
            if ((c == '+' || c == '-') && before != 'e' && before != 'E') {
                break;
            }
            at++;
        }
        return new Token(Kind.NUMBER, text.substring(start, at), spaced);
    }

    /** The name that begins at the position, and moves behind it. */
    private String name(int start, String prefix) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        at = end;
        return prefix + text.substring(start, end);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
