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
package run.aicr.release;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The plan of the plugin, held against its classes (docs/contributor/architecture.md). */
class PlanOfThePluginTest {
    private static final String GOALS = "run.aicr.release.mojo..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("run.aicr.release");

    @Test
    void packagesDoNotKnowEachOtherInCircles() {
        slices().matching("run.aicr.release.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thePipelineIsKnownToGoalsAndToWhoReportsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "run.aicr.release", GOALS, "run.aicr.release.status..", "run.aicr.release.ci..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("run.aicr.release")
                .check(CLASSES);
    }

    @Test
    void onlyGoalsKnowMavenAndTheStandIns() {
        noClasses()
                .that(not(resideInAPackage(GOALS)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven.plugin..", "org.apache.maven.project..", "run.aicr.rehearsal..")
                .check(CLASSES);
    }

    @Test
    void goalsAreNamedAsGoals() {
        classes()
                .that()
                .areAnnotatedWith(org.apache.maven.plugins.annotations.Mojo.class)
                .should()
                .haveSimpleNameEndingWith("Mojo")
                .andShould()
                .resideInAPackage(GOALS)
                .check(CLASSES);
    }
}
