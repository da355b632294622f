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
package run.aicr.release.step;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepOrderTest {
    private final State built = new State("built", Reach.NOTHING, Set.of());
    private final State drafted = new State("drafted", Reach.DRAFT, Set.of(), built);
    private final State checked = new State("checked", Reach.DRAFT, Set.of(Fact.VERIFIED_BYTES), drafted);
    private final State published = new State("published", Reach.PUBLIC, Set.of(Fact.PUBLIC_RELEASE), checked);
    private final State aliases = new State("aliases", Reach.POINTER, Set.of(), published);
    private final State notified = new State("notified", Reach.TOLD, Set.of(), published);

    @Test
    void orderOfAReleaseIsAccepted() {
        assertDoesNotThrow(() -> StepOrder.check(List.of(built, drafted, checked, published, aliases, notified)));
    }

    @Test
    void stateBeforeWhatItNeedsIsRefused() {
        refused(List.of(built, checked, drafted), "needs 'drafted'");
    }

    @Test
    void stateThatIsThereTwiceIsRefused() {
        refused(List.of(built, built), "is there twice");
    }

    @Test
    void pointerBeforeThePublicReleaseIsRefused() {
        State early = new State("aliases", Reach.POINTER, Set.of(), checked);
        refused(List.of(built, drafted, checked, early), "without needing the public release");
    }

    @Test
    void publicWithoutVerifiedBytesIsRefused() {
        State hasty = new State("published", Reach.PUBLIC, Set.of(Fact.PUBLIC_RELEASE), drafted);
        refused(List.of(built, drafted, checked, hasty), "without a state before it that verified all bytes");
    }

    @Test
    void reachThatDecreasesIsRefused() {
        refused(List.of(built, drafted, checked, published, notified, aliases), "after a state that reaches TOLD");
    }

    private static void refused(List<Step<?>> order, String why) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> StepOrder.check(order));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    /** What a state comes to. */
    private record Nothing() {}

    /** A state that is declared and never reached. */
    private static final class State extends Step<Nothing> {
        private final Set<Fact> facts;

        State(String name, Reach reach, Set<Fact> facts, Step<?>... needs) {
            super(name, reach, needs);
            this.facts = facts;
        }

        @Override
        public Set<Fact> provides() {
            return facts;
        }

        @Override
        public Finding<Nothing> look() {
            return new Finding.Missing<>("");
        }

        @Override
        public void act() {}

        @Override
        public Map<String, String> evidence(Nothing result) {
            return Map.of();
        }
    }
}
