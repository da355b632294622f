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
package run.aicr.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    @Test
    void largeBodiesShareWhatThereIs() {
        BodyBudget budget = new BodyBudget(100, 10);
        assertTrue(budget.take(0, 90));
        assertFalse(budget.take(0, 20));
        assertTrue(budget.take(0, 10), "a small one is always taken");
        assertFalse(budget.take(10, 1), "and no longer small");
        assertEquals(100, budget.taken());
        budget.giveBack(90);
        assertTrue(budget.take(0, 90));
    }
}
