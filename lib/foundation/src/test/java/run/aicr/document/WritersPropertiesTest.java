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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WritersPropertiesTest {
    @Provide
    Arbitrary<Node> trees() {
        return TreeArbitraries.trees();
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whatTheYamlWriterWritesReadsBackEqual(@ForAll("trees") Node tree) {
        Node read = YamlReader.read("test.yaml", YamlWriter.writeInOrder(tree), Limits.DOCUMENT);
        assertEquals(TreeArbitraries.withoutPlaces(tree), TreeArbitraries.withoutPlaces(read));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void sortingKeysChangesNothingButTheirOrder(@ForAll("trees") Node tree) {
        Node read = YamlReader.read("test.yaml", YamlWriter.write(tree), Limits.DOCUMENT);
        assertEquals(TreeArbitraries.withoutPlaces(tree), TreeArbitraries.withoutPlaces(read));
        assertArrayEquals(YamlWriter.write(tree), YamlWriter.write(read));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void whatTheJsonWriterWritesReadsBackEqual(@ForAll("trees") Node tree) {
        for (byte[] json :
                new byte[][] {JsonWriter.indented(tree), JsonWriter.compact(tree), JsonWriter.indentedForOutput(tree)
                }) {
            Node read = JsonReader.read("test.json", json, Limits.DOCUMENT);
            assertEquals(TreeArbitraries.withoutPlaces(tree), TreeArbitraries.withoutPlaces(read));
        }
    }
}
