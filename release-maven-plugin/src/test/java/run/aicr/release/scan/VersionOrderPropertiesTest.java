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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The orders of versions: what their specifications say, and that any three texts have one order. */
class VersionOrderPropertiesTest {
    /** From the oldest to the newest; Debian policy §5.6.12 and the manual page deb-version(7). */
    private static final List<String> DEBIAN = List.of(
            "~~",
            "~~a",
            "~",
            "",
            "1.0~beta1~svn1245",
            "1.0~beta1",
            "1.0~rc1-1",
            "1.0",
            "1.0-1",
            "1.0-1+b1",
            "1.0-1+deb12u1",
            "1.0-1.1",
            "1.0-2",
            "1.0-10",
            "1.0a-1",
            "1.0+git1-1",
            "1.0.1",
            "1.2.3",
            "1.10",
            "2.36-9",
            "2.36-9+deb12u9",
            "2.36-9+deb12u10",
            "0:3",
            "1:0.1",
            "2:0~1",
            "2:0");

    /** From the oldest to the newest; examples of PEP 440, "Summary of permitted suffixes and relative ordering". */
    private static final List<String> PYTHON = List.of(
            "not a version",
            "1.dev0",
            "1.0.dev456",
            "1.0a1",
            "1.0a2.dev456",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+5",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.15",
            "1.1.dev1",
            "1.2",
            "1.10",
            "1!0.1");

    @Example
    void debianVersionsStandInTheOrderOfThePolicy() {
        inOrder(DEBIAN, VersionOrder.DEBIAN);
        assertEquals(0, VersionOrder.DEBIAN.compare("1.0", "0:1.0-0"));
        assertEquals(0, VersionOrder.DEBIAN.compare("1.00", "1.0"));
        assertTrue(VersionOrder.DEBIAN.compare("1.2-3-4", "1.2-3-5") < 0);
    }

    @Example
    void pythonVersionsStandInTheOrderOfPep440() {
        inOrder(PYTHON, VersionOrder.PYTHON);
        for (List<String> same : List.of(
                List.of("1", "1.0.0"),
                List.of("v1.0", " 1.0"),
                List.of("1.0-alpha.1", "1.0A1"),
                List.of("1.0c1", "1.0.preview_1"),
                List.of("1.0-1", "1.0.post1"),
                List.of("1.0rev", "1.0.post0"),
                List.of("1.0+ubuntu_1", "1.0+ubuntu.1"),
                List.of("0!1", "1"))) {
            assertEquals(0, VersionOrder.PYTHON.compare(same.get(0), same.get(1)), same.toString());
        }
    }

    private static void inOrder(List<String> versions, VersionOrder order) {
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertEquals(
                        Integer.compare(i, j),
                        Integer.signum(order.compare(versions.get(i), versions.get(j))),
                        versions.get(i) + " against " + versions.get(j));
            }
        }
    }

    @Property
    void anyThreeTextsHaveOneOrder(
            @ForAll VersionOrder order,
            @ForAll("texts") String a,
            @ForAll("texts") String b,
            @ForAll("texts") String c) {
        assertEquals(0, order.compare(a, a));
        assertEquals(Integer.signum(order.compare(a, b)), -Integer.signum(order.compare(b, a)));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0 && order != VersionOrder.MAVEN) {
            assertTrue(order.compare(a, c) <= 0, a + " <= " + b + " <= " + c);
        }
    }

    /** What versions are made of, in any order, and real ones. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                        "0", "1", "10", "01", ".", "-", "~", "+", ":", "!", "a", "rc", "dev", "post", "Z", "_", "2.36")
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(
                parts,
                Arbitraries.of(DEBIAN),
                Arbitraries.of(PYTHON),
                Arbitraries.strings().ofMaxLength(5));
    }

    @Property
    void aNextReleaseIsNewerForAll(@ForAll VersionOrder order, @ForAll("releases") List<Integer> release) {
        List<String> numbers = release.stream().map(n -> Integer.toString(n)).toList();
        String now = String.join(".", numbers);
        String next = String.join(
                ".",
                IntStream.range(0, numbers.size())
                        .mapToObj(i -> i == numbers.size() - 1 ? release.get(i) + 1 + "" : numbers.get(i))
                        .toList());
        assertTrue(order.compare(now, next) < 0, now + " < " + next);
    }

    @Provide
    Arbitrary<List<Integer>> releases() {
        return Arbitraries.integers().between(0, 3000).list().ofMinSize(1).ofMaxSize(5);
    }

    @Property
    void aDamagedVectorHasASeverityOrNone(@ForAll("vectors") String vector) {
        Optional<Severity> severity = Cvss.severity(vector);
        assertEquals(severity.isPresent(), Cvss.score(vector).isPresent(), vector);
        Cvss.score(vector).ifPresent(s -> assertTrue(s >= 0 && s <= 10, vector + String.format(Locale.ROOT, " %f", s)));
    }

    @Provide
    Arbitrary<String> vectors() {
        List<String> good = List.of(
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U/CR:X/MAV:P/MSI:S/U:Red",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/RL:O",
                "AV:N/AC:L/Au:N/C:P/I:P/A:P");
        Arbitrary<String> pieces = Arbitraries.of("", "/", ":", "N", "X", "AV:", "//", "CVSS:", "Z", "\u0000", "AV:N/");
        return Arbitraries.of(good)
                .flatMap(vector -> Arbitraries.integers()
                        .between(0, vector.length())
                        .flatMap(at -> Arbitraries.integers()
                                .between(at, vector.length())
                                .flatMap(end ->
                                        pieces.map(piece -> vector.substring(0, at) + piece + vector.substring(end)))));
    }
}
