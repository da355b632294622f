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
package run.aicr.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** Bodies in the form that the client of Java sends, with their length. */
final class ContentPublisher {
    private ContentPublisher() {}

    static BodyPublisher of(Content content) {
        if (content.length() == 0) {
            return BodyPublishers.noBody();
        }
        if (content instanceof Content.Slice slice) {
            return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(slice)), slice.length());
        }
        return BodyPublishers.ofByteArray(((Content.Bytes) content).bytes());
    }

    private static InputStream open(Content.Slice slice) {
        try {
            return slice.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
