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
package run.aicr.constraint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import run.aicr.error.AicrException;

class ExpressionPropertiesTest {

    @Property
    void operatorsAgreeWithOneAnother(
            @ForAll @IntRange(max = 9) int a,
            @ForAll @IntRange(max = 9) int b,
            @ForAll @IntRange(max = 9) int c,
            @ForAll @IntRange(max = 9) int x,
            @ForAll @IntRange(max = 9) int y,
            @ForAll @IntRange(max = 9) int z) {
        String actual = "v" + a + "." + b + "." + c + "-suffix";
        String operand = x + "." + y + "." + z;
        boolean atLeast = accepts(">=" + operand, actual);
        boolean atMost = accepts("<= " + operand, actual);
        assertEquals(!atMost, accepts("> " + operand, actual));
        assertEquals(!atLeast, accepts("<" + operand, actual));
        assertEquals(atLeast && atMost, accepts("== " + operand, actual));
        assertEquals(!accepts("==" + operand, actual), accepts("!= " + operand, actual));
        assertTrue(atLeast || atMost);
    }

    @Property
    void anyTextEitherParsesOrIsRefusedInOneSentence(@ForAll @StringLength(max = 20) String text) {
        try {
            Expression expression = Expression.parse(text);
            assertEquals(expression.operand(), expression.operand().strip());
            boolean equal = expression.accepts(expression.operand());
            assertTrue(equal || expression.operator() != Expression.Operator.EXACT);
        } catch (AicrException refused) {
            boolean known = refused.sentence().startsWith("constraint ")
                    || refused.sentence().startsWith("cannot parse ");
            assertTrue(known, refused.sentence());
        }
    }

    @Property
    void anyTextEitherIsAPathOrRefused(@ForAll @StringLength(max = 30) String text) {
        try {
            ConstraintPath path = ConstraintPath.parse("OS." + text);
            assertEquals("OS", path.type());
            assertTrue(!path.key().isEmpty() && !path.subtype().isEmpty());
        } catch (AicrException refused) {
            assertTrue(refused.sentence().contains("path"));
        }
    }

    private static boolean accepts(String expression, String actual) {
        return Expression.parse(expression).accepts(actual);
    }
}
