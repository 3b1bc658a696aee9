// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.io.Serial;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A statement failed. Becomes a {@link JournalException} or a {@link Finding} before it leaves the package. */
final class SqlFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final SQLiteErrorCode code;

    SqlFailure(SQLException cause) {
        super(cause);
        code = cause instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
    }

    /** SQLite's name of what went wrong, such as {@code SQLITE_FULL}; never the statement's values. */
    String code() {
        return code.name();
    }

    /** Whether the file itself is damaged, as against the disk, the rights or the statement. */
    boolean meansBroken() {
        int primary = code.code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** This failure as the journal's callers see it. */
    JournalException at(Path file) {
        String remedy = switch (code.code & 0xff) {
            case 13 -> "The disk is full: make room.";
            case 10 -> "The disk failed: check it and the system's log.";
            case 8, 14 -> "The file or its folder cannot be written: check owner and rights.";
            case 5, 6 -> "Another program holds it: close that one.";
            default -> "Restart the terminal; if it happens again, move the file aside and send it in.";
        };
        return new JournalException(
                "The journal " + file + " did not keep what was asked (" + code() + "). " + remedy, this);
    }
}
