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
package run.aicr.distribution;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plan of the house, held against the classes of all programs (docs/contributor/architecture.md). A new package, a
 * new arrow or a new place for a library is a line here, so that it is seen in a review.
 */
class HouseRulesTest {
    private static final String OURS = "run.aicr..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("run.aicr");

    /** Packages that belong together, and the other rooms that they may use. */
    record Room(String name, List<String> packages, List<String> mayUse) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Room> HOUSE = List.of(
            room("foundation", List.of(), "document", "digest", "error", "file", "http", "oci.."),
            room("attestation", List.of("foundation"), "attestation.."),
            room(
                    "core",
                    List.of("foundation"),
                    "catalog",
                    "config",
                    "constraint",
                    "criteria",
                    "deployment",
                    "duration",
                    "endpoint",
                    "override",
                    "phase",
                    "recipe",
                    "scheduling",
                    "snapshot",
                    "stamp",
                    "suggestion",
                    "template",
                    "version"),
            room("catalog", List.of("foundation", "core"), "catalog.embedded"),
            room("bundle", List.of("foundation", "attestation", "core"), "bundle.."),
            room("cluster", List.of("foundation", "core"), "cluster.."),
            room("validators", List.of("foundation", "core", "cluster"), "validator.."),
            room("aicr-cli", List.of("foundation", "attestation", "core", "catalog", "bundle"), "cli.."),
            room("aicrd", List.of("foundation", "core", "catalog", "bundle"), "server.."));

    /** A library and the only packages that see it, so that it can be replaced in one place. */
    record Library(String packages, List<String> homes, String reason) {
        @Override
        public String toString() {
            return packages;
        }
    }

    private static final List<Library> LIBRARIES = List.of(
            new Library("io.fabric8..", List.of("run.aicr.cluster"), "the Kubernetes client stays behind Cluster"),
            new Library("io.helidon..", List.of("run.aicr.server"), "resources are tested without a web server"),
            new Library("org.snakeyaml..", List.of("run.aicr.document"), "one reader, one set of limits"),
            new Library("com.fasterxml..", List.of("run.aicr.document"), "one reader, one set of limits"),
            new Library("org.apache.commons.compress..", List.of("run.aicr.file"), "one normal form of archives"),
            new Library(
                    "java.net.http..",
                    List.of("run.aicr.cluster", "run.aicr.http"),
                    "only programs' outer walls have doors"),
            new Library(
                    "java.util.logging..",
                    List.of("run.aicr.server.observe"),
                    "libraries do not log; this turns the web server's lines into ours"));

    /** Who may touch the process (streams, variables, exit), and why; everybody else is handed what it needs. */
    private static final Map<String, String> ENTRIES = Map.of(
            "run.aicr.cli.Main", "hands the process to the commands as an Environment",
            "run.aicr.server.Main", "hands environment and streams to the server",
            "run.aicr.server.Training", "ends the training run at build time, which no other thread may prolong",
            "run.aicr.validator.conformance.Main", "hands the container to the runner",
            "run.aicr.validator.deployment.Main", "hands the container to the runner",
            "run.aicr.validator.performance.Main", "hands the container to the runner");

    private static Room room(String name, List<String> mayUse, String... packages) {
        return new Room(name, Arrays.stream(packages).map(p -> "run.aicr." + p).toList(), mayUse);
    }

    static List<Room> rooms() {
        return HOUSE;
    }

    static List<Library> libraries() {
        return LIBRARIES;
    }

    @Test
    void everyPackageBelongsToExactlyOneRoom() {
        Set<String> homeless = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            long owners =
                    HOUSE.stream().filter(r -> in(r.packages()).test(each)).count();
            if (owners != 1) {
                homeless.add(each.getPackageName() + " has " + owners + " rooms");
            }
        }
        assertEquals(Set.of(), homeless);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomUsesOnlyTheRoomsBelowIt(Room room) {
        List<String> allowed = Stream.concat(
                        room.packages().stream(),
                        HOUSE.stream()
                                .filter(r -> room.mayUse().contains(r.name()))
                                .flatMap(r -> r.packages().stream()))
                .toList();
        classes()
                .that(in(room.packages()))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(OURS).or(in(allowed)))
                .because(room + " may use " + room.mayUse() + " and nothing else of ours")
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void libraryIsSeenInItsHomeOnly(Library library) {
        noClasses()
                .that(resideInAPackage(OURS).and(not(in(library.homes()))))
                .should()
                .dependOnClassesThat(resideInAPackage(library.packages()))
                .because(library.reason())
                .check(CLASSES);
    }

    @Test
    void coreKnowsNoNetwork() {
        Room core =
                HOUSE.stream().filter(r -> r.name().equals("core")).findFirst().orElseThrow();
        noClasses()
                .that(in(core.packages()))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "javax.net..")
                        .or(nameMatching("java\\.nio\\.channels\\..*(Socket|Datagram|Network).*")))
                .because("a recipe depends on its criteria and the catalogue, not on what answers today")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("run.aicr.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that(resideInAPackage(OURS))
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
                .because("logic has an address: name the concept")
                .check(CLASSES);
    }

    @Test
    void onlyEntriesTouchTheProcess() {
        noClasses()
                .that(resideInAPackage(OURS).and(not(entry())))
                .should()
                .accessField(System.class, "in")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(FileDescriptor.class, "out")
                .orShould()
                .accessField(FileDescriptor.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("programs are tested in one process: streams, variables and exit codes are handed over")
                .check(CLASSES);
    }

    @Test
    void listOfEntriesHasNoClassThatIsGone() {
        Set<String> gone =
                ENTRIES.keySet().stream().filter(name -> !CLASSES.contain(name)).collect(toCollection(TreeSet::new));
        assertEquals(Set.of(), gone);
    }

    @Test
    void nothingIsNullUnlessItSaysSo() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            JavaPackage home = each.getPackage();
            if (!home.isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                unmarked.add(home.getName());
            }
        }
        assertEquals(Set.of(), unmarked);
    }

    private static DescribedPredicate<JavaClass> in(List<String> packages) {
        return resideInAnyPackage(packages.toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> entry() {
        return DescribedPredicate.describe("are entries of a program", c -> ENTRIES.containsKey(c.getName()));
    }
}
