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
package run.aicr.validator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * The program of a validator container: picks the check, loads its context, runs it until its deadline, and turns the
 * outcome into exit code and termination message.
 */
public final class ValidatorMain {
    private final Environment environment;
    private final Log log;

    private ValidatorMain(Environment environment) {
        this.environment = environment;
        this.log = new Log(environment.err());
    }

    /**
     * Runs one check.
     *
     * @param arguments the first one names the check; others are ignored
     * @return the exit code: 0 passed, 1 failed, 2 skipped
     */
    public static int run(List<String> arguments, Environment environment, List<? extends Check> checks) {
        ValidatorMain program = new ValidatorMain(environment);
        Outcome outcome = program.outcome(arguments, checks);
        if (!outcome.message().isEmpty()) {
            new TerminationLog(environment.terminationLog(), program.log).write(outcome.message());
        }
        environment.out().flush();
        environment.err().flush();
        return outcome.exitCode();
    }

    private Outcome outcome(List<String> arguments, List<? extends Check> checks) {
        String known = checks.stream().map(Check::name).collect(Collectors.joining(", "));
        if (arguments.isEmpty()) {
            return refused("the name of a check is missing as argument 1; known here: " + known);
        }
        String name = arguments.get(0);
        Optional<? extends Check> check =
                checks.stream().filter(c -> c.name().equals(name)).findFirst();
        if (check.isEmpty()) {
            return refused("unknown check '" + name + "'; known here: " + known);
        }
        CheckContext context;
        try {
            context = new ContextLoader(environment, log).load();
        } catch (AicrException e) {
            log.error("failed to load context", "check", name, "error", e.getMessage());
            return Outcome.fail(e.errorClass(), "failed to load context: " + e.getMessage());
        }
        try {
            return run(check.get(), context);
        } finally {
            context.cluster().close();
        }
    }

    private Outcome refused(String reason) {
        log.error(reason);
        return Outcome.fail(ErrorClass.INVALID_REQUEST, reason);
    }

    private Outcome run(Check check, CheckContext context) {
        log.info(
                "check started",
                "check",
                check.name(),
                "timeout",
                context.timeout().toString());
        Outcome outcome = untilDeadline(check, context);
        switch (outcome) {
            case Outcome.Pass pass -> log.info("check passed", "check", check.name());
            case Outcome.Fail fail -> log.error("check failed", "check", check.name(), "error", fail.message());
            case Outcome.Skip skip -> log.info("check skipped", "check", check.name(), "reason", skip.reason());
        }
        return outcome;
    }

    /** A check that does not heed the interrupt is left behind; its thread is a daemon and ends with the process. */
    private Outcome untilDeadline(Check check, CheckContext context) {
        FutureTask<Outcome> task = new FutureTask<>(() -> check.run(context));
        Thread thread = Thread.ofVirtual().name(check.name()).start(task);
        try {
            return task.get(context.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return Outcome.fail(
                    ErrorClass.TIMEOUT,
                    "check '" + check.name() + "' did not end within " + text(context) + " (AICR_CHECK_TIMEOUT)");
        } catch (ExecutionException e) {
            return ofFailure(check, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return Outcome.fail(ErrorClass.TIMEOUT, "check '" + check.name() + "' was interrupted");
        }
    }

    private Outcome ofFailure(Check check, Throwable cause) {
        if (cause instanceof AicrException known) {
            String text = known.getMessage();
            String prefix = "[" + known.errorClass() + "] ";
            return Outcome.fail(known.errorClass(), text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        }
        log.error("the check ended unexpectedly", "check", check.name(), "error", String.valueOf(cause));
        cause.printStackTrace(environment.err());
        return Outcome.fail(ErrorClass.INTERNAL, "check '" + check.name() + "' ended unexpectedly: " + cause);
    }

    private static String text(CheckContext context) {
        return context.timeout().toSeconds() == 0
                ? context.timeout().toMillis() + " ms"
                : context.timeout().toSeconds() + " s";
    }
}
