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
package run.aicr.document;

/**
 * A scalar: its kind and its text.
 *
 * <p>The text is the source text as written ({@code 1.10}, {@code 0x1F}), so that a field that is declared as text can
 * take it unchanged; writers print numbers and booleans in their canonical form.
 */
public record Scalar(Kind kind, String text, Place place) implements Node {
    public static final Scalar NULL = new Scalar(Kind.NULL, "null", Place.NONE);
    public static final Scalar TRUE = new Scalar(Kind.BOOLEAN, "true", Place.NONE);
    public static final Scalar FALSE = new Scalar(Kind.BOOLEAN, "false", Place.NONE);

    /** What a scalar reads as. */
    public enum Kind {
        NULL,
        BOOLEAN,
        /** Any size; the text may be decimal, {@code 0x}, {@code 0o}, {@code 0b}, octal, with {@code _}. */
        INTEGER,
        FLOAT,
        TEXT
    }

    public static Scalar text(String text) {
        return new Scalar(Kind.TEXT, text, Place.NONE);
    }

    public static Scalar bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    public static Scalar integer(long value) {
        return new Scalar(Kind.INTEGER, Long.toString(value), Place.NONE);
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** The boolean value; only for {@link Kind#BOOLEAN}. */
    public boolean asBoolean() {
        return text.equalsIgnoreCase("true");
    }

    /** The text as writers print it: numbers in canonical decimal form, everything else as it stands. */
    public String canonicalText() {
        return kind == Kind.INTEGER || kind == Kind.FLOAT ? ScalarRules.canonicalNumber(kind, text) : text;
    }

    @Override
    public String kindName() {
        return switch (kind) {
            case NULL -> "null";
            case BOOLEAN -> "a boolean";
            case INTEGER -> "an integer";
            case FLOAT -> "a number";
            case TEXT -> "text";
        };
    }
}
