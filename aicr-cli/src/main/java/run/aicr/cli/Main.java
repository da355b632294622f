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
package run.aicr.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import run.aicr.cli.completion.Candidates;
import run.aicr.cli.console.Environment;
import run.aicr.cli.console.Log;
import run.aicr.cli.console.LogStyle;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.GlobalFlags;
import run.aicr.cli.option.HelpText;
import run.aicr.cli.option.Invocation;
import run.aicr.cli.option.ParsedLine;
import run.aicr.cli.option.UsageException;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.stamp.Stamp;

/** The program {@code aicr}. */
public final class Main {
    private final Environment environment;
    private final List<String> words;

    private Main(Environment environment, List<String> words) {
        this.environment = environment;
        this.words = words;
    }

    /** Runs the program in this process and ends it with the exit code of spec cli §6. */
    public static void main(String[] args) {
        int exitCode = run(environmentOfProcess(), args);
        if (exitCode != 0) {
            // Not System.exit: it looks for a logger first, which costs more than the command.
            Runtime.getRuntime().halt(exitCode);
        }
    }

    /** The launcher passes its folder and which streams are a terminal as properties. */
    static Environment environmentOfProcess() {
        return new Environment(
                System.getenv(),
                "",
                System.getProperty("aicr.home", ""),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getProperty("aicr.stderr", "").equals("terminal"),
                System.getProperty("aicr.stdin", "").equals("terminal"),
                InstantSource.system());
    }

    /** Runs a command line and gives its exit code; nothing is thrown. */
    static int run(Environment environment, String... args) {
        return new Main(environment, List.of(args)).run();
    }

    private int run() {
        if (!words.isEmpty() && words.get(words.size() - 1).equals(Candidates.CALL)) {
            return complete();
        }
        Stamp.Reading reading =
                environment.home().isEmpty() ? new Stamp.Reading(Stamp.UNKNOWN, "") : Stamp.read(environment.home());
        Stamp stamp = reading.stamp();
        Log log = new Log(environment, style(), stamp.version());
        if (!reading.warning().isEmpty()) {
            log.warn(reading.warning());
        }
        try {
            dispatch(new Session(environment, log, stamp));
            return 0;
        } catch (UsageException e) {
            return failed(log, AicrException.invalidRequest(String.valueOf(e.getMessage())), e.table());
        } catch (AicrException e) {
            return failed(log, e);
        } catch (RuntimeException e) {
            return failed(log, AicrException.internal("unexpected fault, please report it", e));
        }
    }

    /** Answers a shell; the shell shows no errors, so none is written. */
    private int complete() {
        List<String> typed = words.subList(0, words.size() - 1);
        try {
            environment.out().write(Candidates.of(new Commands(), typed, environment.variable("SHELL")));
            environment.out().flush();
            return 0;
        } catch (IOException closed) {
            return ErrorClass.INTERNAL.exitCode();
        }
    }

    /** Chosen before anything else, so that every fault is written in the form that was asked for. */
    private LogStyle style() {
        return LogStyle.of(
                isAsked(GlobalFlags.DEBUG, "AICR_DEBUG"),
                isAsked(GlobalFlags.LOG_JSON, "AICR_LOG_JSON"),
                environment.variable("AICR_LOG_LEVEL"));
    }

    private boolean isAsked(String flag, String variable) {
        for (String word : words) {
            if (word.equals("--")) {
                break;
            }
            if (word.equals("--" + flag) || word.equals("-" + flag) || word.equals("--" + flag + "=true")) {
                return true;
            }
            if (word.equals("--" + flag + "=false")) {
                return false;
            }
        }
        String text = environment.variable(variable);
        return text.equals("1") || text.equalsIgnoreCase("t") || text.equalsIgnoreCase("true");
    }

    private void dispatch(Session session) {
        Invocation invocation = Invocation.of(new Commands(), words, environment.variables());
        ParsedLine line = invocation.line();
        if (line.isOn(GlobalFlags.VERSION)) {
            printVersion(session);
        } else if (invocation.asksForHelp()) {
            session.print(HelpText.of(invocation.table()));
        } else {
            invocation.check();
            logStart(session, line);
            invocation.command().run(session, line);
        }
    }

    private static void logStart(Session session, ParsedLine line) {
        Log log = session.log();
        Stamp stamp = session.stamp();
        log.debug("starting", "name", "aicr", "commit", stamp.commit(), "date", stamp.date(), "logLevel", "debug");
        for (String flag : line.ignored()) {
            log.warn("flag has no effect on this command", "flag", "--" + flag);
        }
    }

    private static void printVersion(Session session) {
        Stamp stamp = session.stamp();
        String line =
                "aicr version " + stamp.version() + " (commit: " + stamp.commit() + ", date: " + stamp.date() + ")\n";
        session.print(line.getBytes(StandardCharsets.UTF_8));
    }

    private static int failed(Log log, AicrException e, CommandTable table) {
        int exitCode = failed(log, e);
        if (log.style().form() != LogStyle.Form.JSON) {
            log.plain("Usage: " + table.usage());
            log.plain("Run '" + table.path() + " --help' for all flags.");
        }
        return exitCode;
    }

    private static int failed(Log log, AicrException e) {
        ErrorClass errorClass = e.errorClass();
        int exitCode = errorClass.exitCode();
        String text = String.valueOf(e.getMessage());
        if (log.style().form() == LogStyle.Form.JSON) {
            Throwable cause = e.getCause();
            log.error(
                    "command failed",
                    "error",
                    text,
                    "exitCode",
                    exitCode,
                    "code",
                    errorClass.name(),
                    "message",
                    e.sentence(),
                    "cause",
                    cause == null ? "" : String.valueOf(cause.getMessage()));
        } else {
            log.error("command failed", "error", text, "exitCode", exitCode);
        }
        return exitCode;
    }
}
