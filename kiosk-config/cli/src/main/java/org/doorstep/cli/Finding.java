// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

/**
 * What one look at the machine showed.
 *
 * @param subject what was looked at
 * @param message what is so, without a full stop
 * @param remedy what to do, a whole sentence; empty when all is well
 */
record Finding(Grade grade, String subject, String message, String remedy) {
    enum Grade {
        GOOD("ok  "),
        /** The terminal works, but not as it should. */
        DOUBTFUL("look"),
        /** The terminal will not work. */
        BAD("BAD ");

        private final String mark;

        Grade(String mark) {
            this.mark = mark;
        }
    }

    static Finding good(String subject, String message) {
        return new Finding(Grade.GOOD, subject, message, "");
    }

    static Finding doubtful(String subject, String message, String remedy) {
        return new Finding(Grade.DOUBTFUL, subject, message, remedy);
    }

    static Finding bad(String subject, String message, String remedy) {
        return new Finding(Grade.BAD, subject, message, remedy);
    }

    /** A problem of the settings, with its place. */
    static Finding of(org.doorstep.settings.Problem problem) {
        String where =
                problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line() + ":" + problem.column();
        return bad("settings", where + ": " + problem.message(), problem.remedy());
    }

    String text() {
        return grade.mark + "  " + subject + ": " + message + "." + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
