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

import java.util.ArrayList;
import java.util.List;

/** A list of nodes. */
public record Sequence(List<Node> items, Place place) implements Node {
    public static final Sequence EMPTY = new Sequence(List.of(), Place.NONE);

    public Sequence {
        items = List.copyOf(items);
    }

    public static Sequence of(List<? extends Node> items) {
        return new Sequence(List.copyOf(items), Place.NONE);
    }

    public static Sequence ofTexts(Iterable<String> texts) {
        List<Node> items = new ArrayList<>();
        for (String text : texts) {
            items.add(Scalar.text(text));
        }
        return of(items);
    }

    @Override
    public String kindName() {
        return "a list";
    }
}
