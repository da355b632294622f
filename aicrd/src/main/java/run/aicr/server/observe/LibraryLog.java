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
package run.aicr.server.observe;

import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Brings warnings of the libraries into the server's log, so that standard error holds nothing but JSON lines. */
public final class LibraryLog extends Handler {
    private final ServerLog log;

    private LibraryLog(ServerLog log) {
        this.log = log;
    }

    /** Replaces the handlers of the process. */
    public static void install(ServerLog log) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new LibraryLog(log));
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
            return;
        }
        ServerLog.Level level =
                entry.getLevel().intValue() >= Level.SEVERE.intValue() ? ServerLog.Level.ERROR : ServerLog.Level.WARN;
        String text = String.valueOf(entry.getMessage());
        Object[] parameters = entry.getParameters();
        if (parameters != null && parameters.length > 0) {
            text = MessageFormat.format(text.replace("'", "''"), parameters);
        }
        String error = entry.getThrown() == null ? "" : withCause(entry.getThrown());
        log.event(level, text, "logger", String.valueOf(entry.getLoggerName()), "error", error);
    }

    private static String withCause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown.toString() : thrown + ", cause: " + cause;
    }

    @Override
    public void flush() {
        // Every event is flushed as it is written.
    }

    @Override
    public void close() {
        // The stream belongs to the process.
    }
}
