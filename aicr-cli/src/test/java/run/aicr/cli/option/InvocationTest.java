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
package run.aicr.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.cli.option.CommandTable.Arguments;
import run.aicr.cli.option.CommandTable.CommandName;
import run.aicr.error.AicrException;

class InvocationTest {
    private static final CommandTable SHOW = new CommandTable(
            "zoo show animals",
            "show animals",
            "",
            "",
            List.of(
                    Flag.text("kind", "Input", "kind of animal").alias("k").values(List.of("ape", "bee")),
                    Flag.duration("patience", "Input", "how long").from("ZOO_PATIENCE"),
                    Flag.list("name", "Input", "a name").from("ZOO_NAME"),
                    Flag.text("keeper", "Input", "who").needed(),
                    Flag.text("secret", "Cellar", "not shown").concealed()),
            List.of(),
            Arguments.one("<house>"));
    private static final CommandTable GROUP = new CommandTable(
            "zoo show",
            "show things",
            "Functional",
            "",
            List.of(Flag.text("kind", "Input", "kind").alias("k").onlyOnce(), Flag.integer("nodes", "Input", "number")),
            List.of(new CommandName("animals", "show animals")));
    private static final CommandTable ROOT = new CommandTable(
            "zoo", "a zoo", "", "", List.of(), List.of(new CommandName("show", "show things", "Functional")));

    private static Command root() {
        Command hidden = () -> new CommandTable("zoo show bones", "hidden", "", "", List.of(), List.of());
        Command animals = () -> SHOW;
        Command show = new Branch(GROUP, Map.of("animals", animals, "bones", hidden));
        return new Branch(ROOT, Map.of("show", show));
    }

    private record Branch(CommandTable table, Map<String, Command> commands) implements Command {
        @Override
        public Optional<Command> find(String name) {
            return Optional.ofNullable(commands.get(name));
        }
    }

    private static Invocation of(String line) {
        return of(line, Map.of());
    }

    private static Invocation of(String line, Map<String, String> variables) {
        return Invocation.of(root(), List.of(line.split(" ", -1)), variables);
    }

    @ParameterizedTest
    @CsvSource({
        "show animals -k ape h",
        "show -k ape animals h",
        "--debug show --nodes 3 animals h --kind=ape",
        "show --nodes=3 -k ape --log-json=false animals -- h"
    })
    void aSubCommandIsFoundBetweenFlagsAndTakesThem(String line) {
        Invocation invocation = of(line);
        assertEquals("zoo show animals", invocation.table().path());
        assertEquals("ape", invocation.line().text("kind"));
        assertEquals(List.of("h"), invocation.line().arguments());
        assertFalse(invocation.line().isSet("nodes"));
        assertEquals(
                line.contains("nodes") ? List.of("nodes") : List.of(),
                invocation.line().ignored());
    }

    @Test
    void aHiddenCommandIsFoundButNotOffered() {
        assertEquals("zoo show bones", of("show bones").table().path());
        UsageException unknown = assertThrows(UsageException.class, () -> of("show bonse"));
        assertEquals("unknown command \"bonse\" of 'zoo show'", unknown.getMessage());
    }

    @Test
    void anUnknownWordIsNamedWithItsNeighbours() {
        UsageException unknown = assertThrows(UsageException.class, () -> of("show animal"));
        assertEquals("unknown command \"animal\" of 'zoo show'; did you mean \"animals\"?", unknown.getMessage());
        assertEquals(GROUP, unknown.table());
        assertThrows(UsageException.class, () -> of("--colour show animals"));
        assertThrows(UsageException.class, () -> of("show --colour animals"));
    }

    @Test
    void theWordHelpIsTakenByCommandsOnly() {
        assertTrue(of("show help").asksForHelp());
        assertTrue(of("show animals help").asksForHelp());
        assertTrue(of("show animals --keeper x -h").asksForHelp());
        assertThrows(UsageException.class, () -> of("help"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show animals --keeper x | missing argument: 'zoo show animals' takes one argument, <house>",
                "show animals --keeper x a b | unexpected argument \"b\": 'zoo show animals' takes one argument, <house>",
                "show animals a | missing flag --keeper",
                "show -- animals | unexpected argument \"animals\": 'zoo show' takes no arguments",
            })
    void theCheckCountsArgumentsAndLooksForNeededFlags(String line, String sentence) {
        Invocation invocation = of(line);
        assertEquals(
                sentence, assertThrows(UsageException.class, invocation::check).getMessage());
    }

    @Test
    void anEmptyTextCountsAsGiven() {
        of("show animals --keeper= a").check();
    }

    @Test
    void aRepeatableFlagKeepsEveryTextWhole() {
        ParsedLine line = of("show animals --name a,b -name= --name=c x").line();
        assertEquals(List.of("a,b", "", "c"), line.texts("name"));
        assertEquals(List.of(), line.texts("kind"));
        assertEquals(
                List.of("d,e"),
                of("show animals x", Map.of("ZOO_NAME", "d,e")).line().texts("name"));
    }

    @Test
    void aDurationNeedsAUnit() {
        assertEquals(
                Optional.of(Duration.ofSeconds(90)),
                of("show animals --patience 1m30s").line().duration("patience"));
        assertEquals(Optional.empty(), of("show animals").line().duration("patience"));
        assertTrue(assertThrows(UsageException.class, () -> of("show animals --patience soon"))
                .getMessage()
                .contains("\"soon\" for flag --patience"));
        assertTrue(assertThrows(UsageException.class, () -> of("show animals", Map.of("ZOO_PATIENCE", "5")))
                .getMessage()
                .contains("variable ZOO_PATIENCE of flag --patience"));
    }

    @Test
    void onlyTheOwnFlagsMayNotBeRepeated() {
        assertEquals(
                List.of("nodes", "nodes"),
                of("show animals --nodes 1 --nodes 2 x").line().ignored());
        assertThrows(AicrException.class, () -> of("show -k a --kind b"));
    }

    @Test
    void theHelpShowsArgumentsValuesAndNeededFlagsButNothingHidden() {
        String help = new String(HelpText.of(SHOW), StandardCharsets.UTF_8);
        assertTrue(help.contains("zoo show animals <house> [flags]"), help);
        assertTrue(help.contains("kind of animal: ape, bee"), help);
        assertTrue(help.contains("--patience duration"), help);
        assertTrue(help.contains("who (required)"), help);
        assertFalse(help.contains("secret") || help.contains("Cellar"), help);
        String group = new String(HelpText.of(GROUP), StandardCharsets.UTF_8);
        assertTrue(group.contains("zoo show [<command>] [flags]") && group.contains("\nCommands:\n"), group);
    }
}
