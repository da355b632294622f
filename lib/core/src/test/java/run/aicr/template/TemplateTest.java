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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class TemplateTest {
    private static final Node DATA = YamlReader.read("data", """
            name: gpu
            empty: ""
            nothing: null
            count: 3
            share: 0.5
            big: 1e21
            on: true
            off: false
            list: [a, b, c]
            none: []
            map: {k2: v2, k1: v1}
            deep: {a: {b: {c: found}}}
            """.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);

    private static String rendered(String text) {
        return Template.parse("t.yaml", text, Functions.builtIn()).render(DATA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            value = {
                "plain § plain",
                "a{{ .name }}b § agpub",
                "{{ .deep.a.b.c }} § found",
                "{{ .missing }} § <no value>",
                "{{ .missing.below }} § <no value>",
                "{{ .nothing }} § <no value>",
                "{{ .count }} {{ .share }} {{ .big }} {{ .on }} § 3 0.5 1e+21 true",
                "{{ .list }} {{ .map }} § [a b c] map[k1:v1 k2:v2]",
                "{{ index .list 1 }} {{ index .deep \"a\" \"b\" \"c\" }} § b found",
                "{{ len .list }} {{ len .name }} {{ len .map }} § 3 3 2",
                "{{ if .on }}y{{ else }}n{{ end }} § y",
                "{{ if .off }}y{{ else if .count }}c{{ else }}n{{ end }} § c",
                "{{ if .none }}y{{ else }}n{{ end }}{{ if .empty }}y{{ end }}{{ if .nothing }}y{{ end }} § n",
                "{{ with .deep.a }}{{ .b.c }}{{ end }} § found",
                "{{ with .none }}y{{ else }}n{{ end }} § n",
                "{{ range .list }}{{ . }},{{ end }} § a,b,c,",
                "{{ range $i, $e := .list }}{{ $i }}{{ $e }}{{ end }} § 0a1b2c",
                "{{ range $k, $v := .map }}{{ $k }}={{ $v }};{{ end }} § k1=v1;k2=v2;",
                "{{ range .none }}x{{ else }}none{{ end }} § none",
                "{{ range 3 }}{{ . }}{{ end }} § 012",
                "{{ range .list }}{{ if eq . \"b\" }}{{ break }}{{ end }}{{ . }}{{ end }} § a",
                "{{ range .list }}{{ if eq . \"b\" }}{{ continue }}{{ end }}{{ . }}{{ end }} § ac",
                "{{ $x := .name }}{{ $x }}{{ $x = \"other\" }}{{ $x }} § gpuother",
                "{{ range .list }}{{ $.name }}{{ end }} § gpugpugpu",
                "{{ $d := .deep }}{{ $d.a.b.c }}{{ ($d.a).b.c }} § foundfound",
                "x {{- \" y \" -}} z § x y z",
                "a {{- /* note */ -}} b{{/* other */}} § ab",
                "{{ eq .name \"x\" \"gpu\" }} {{ ne .count 3 }} {{ lt 1 2 }} {{ ge 2.5 2.5 }} § true false true true",
                "{{ and .on .name }} {{ or .off .empty \"last\" }} {{ not .off }} § gpu last true",
                "{{ or .on (index .list 99) }} § true",
                "{{ printf \"%s-%d|%5s|%-4s|%q|%v|%t|%%|%x|%.2f|%04d\" .name 7 \"ab\" \"c\" \"q\" .list .on 255 .share 7 }}"
                        + " § gpu-7|   ab|c   |\"q\"|[a b c]|true|%|ff|0.50|0007",
                "{{ print 1 2 \"a\" 3 }} § 1 2a3",
                "{{ .name | printf \"%s %s\" \"the\" }} § the gpu",
                "{{ `raw \\n` }} {{ \"\\u00e9\\t|\" }} {{ 'a' }} § raw \\n é\t| 97",
                "{{ -4 }} {{ 0x10 }} {{ 1.50 }} {{ true }} § -4 16 1.5 true",
                "{{ if and (eq .name \"gpu\") (gt .count 2) }}both{{ end }} § both",
            })
    void rendersAsGoDoes(String text, String expected) {
        assertEquals(expected, rendered(text));
    }

    @Test
    void linesAreTrimmedAndKept() {
        assertEquals("a:\n  - a\n  - b\n  - c\nend", rendered("a:\n{{- range .list }}\n  - {{ . }}\n{{- end }}\nend"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            value = {
                "{{ nosuch 1 }} § unknown function nosuch",
                "{{ prnt 1 }} § did you mean \"print\"",
                "{{ if .on }} § no {{ end }}",
                "{{ end }} § end without",
                "{{ else }} § else without",
                "{{ \"abc }} § no }}",
                "{{ /* abc }} § no end",
                "{{ (.name }} § parenthesis",
                "{{ .name | .count }} § only a function",
                "{{ .name .count }} § no function",
                "{{ }} § a value is missing",
                "{{ break }} § outside of range",
                "{{ define \"x\" }}{{ end }} § not supported",
                "{{ # }} § unexpected character",
            })
    void faultsOfTheTextNameTemplateLineAndExpression(String text, String sentence) {
        AicrException fault = assertThrows(AicrException.class, () -> rendered("one\ntwo\n" + text));
        assertEquals(ErrorClass.INVALID_REQUEST, fault.errorClass());
        assertTrue(fault.sentence().contains("t.yaml:3: {{"), fault.sentence());
        assertTrue(fault.sentence().contains(sentence.strip()), fault.sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            value = {
                "{{ .nothing.a }} § null has no field .a",
                "{{ .name.a }} § text has no field .a",
                "{{ index .list 9 }} § out of a list of 3",
                "{{ index .map 1 }} § must be text",
                "{{ range .name }}{{ end }} § cannot range over text",
                "{{ $x }} § $x is not set",
                "{{ lt .name 1 }} § cannot compare text with an integer",
                "{{ len .count }} § no length",
                "{{ printf \"%d\" .name }} § expected an integer",
                "{{ printf \"%s\" }} § fewer values",
            })
    void faultsOfARunNameTemplateLineAndExpression(String text, String sentence) {
        AicrException fault = assertThrows(AicrException.class, () -> rendered("one\n" + text));
        assertEquals(ErrorClass.INTERNAL, fault.errorClass());
        assertTrue(fault.sentence().contains("t.yaml:2: {{ "), fault.sentence());
        assertTrue(fault.sentence().contains(sentence), fault.sentence());
    }

    @Test
    void aTemplateOfTextAloneIsPlain() {
        assertTrue(
                Template.parse("t", "a: b\n{{/* note */}}", Functions.builtIn()).isPlain());
        assertFalse(Template.parse("t", "a: {{ .b }}", Functions.builtIn()).isPlain());
    }

    @Test
    void moreFunctionsCanBeGiven() {
        Functions functions = Functions.builtIn().with(Map.of("one", arguments -> Scalar.integer(1)));
        assertEquals("1", Template.parse("t", "{{ one }}", functions).render(DATA));
    }
}
