// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The second file. It follows the journal after each commit and before the caller hears of it; where it cannot, the
 * journal goes on and the next commit writes it anew. Confined to the journal's thread, but for {@link #state}.
 */
final class SecondCopy implements AutoCloseable {
    private final Place place;
    private @Nullable Database database;
    private volatile CopyState state = new CopyState.Current();

    private SecondCopy(Place place) {
        this.place = place;
    }

    /** Opens the file, moves a broken one aside, and does without where it cannot be written. */
    static SecondCopy open(Place place, Instant now, List<Finding> findings) {
        var copy = new SecondCopy(place);
        try {
            place.prepare();
            switch (Database.open(place.file(), Schema.COPY)) {
                case Database.Opening.Ready ready -> copy.database = ready.database();
                case Database.Opening.Broken broken -> {
                    findings.add(new Finding.CopyBroken(place.file(), place.moveAside(now), broken.why()));
                    copy.reopen();
                }
            }
        } catch (IOException | JournalException e) {
            findings.add(new Finding.CopyUnavailable(place.file(), why(e)));
            copy.state = new CopyState.Behind(why(e));
        }
        return copy;
    }

    private void reopen() throws IOException {
        place.prepare();
        if (Database.open(place.file(), Schema.COPY) instanceof Database.Opening.Ready(Database fresh)) {
            database = fresh;
        }
    }

    /** What it holds; nothing where it cannot be read, which becomes a finding. */
    Contents read(List<Finding> findings) {
        Database open = database;
        if (open == null) {
            return Contents.NOTHING;
        }
        try {
            return open.transaction(Contents::ofCopy);
        } catch (SqlFailure e) {
            findings.add(new Finding.CopyUnavailable(place.file(), why(e)));
            return Contents.NOTHING;
        }
    }

    /** Follows one transaction; where the copy lags behind, or {@code plan} does not fit, writes it all anew. */
    void follow(CopyPlan plan, Supplier<Contents> all) {
        if (plan.empty() && state instanceof CopyState.Current) {
            return;
        }
        try {
            if (state instanceof CopyState.Behind || database == null) {
                rewrite(all.get());
            } else {
                database.transaction(sql -> {
                    plan.apply(sql);
                    return plan;
                });
            }
            state = new CopyState.Current();
        } catch (SqlFailure | IOException | JournalException e) {
            state = new CopyState.Behind(why(e));
        }
    }

    /** Writes all anew. */
    void sync(Contents all) {
        try {
            rewrite(all);
            state = new CopyState.Current();
        } catch (SqlFailure | IOException | JournalException e) {
            state = new CopyState.Behind(why(e));
        }
    }

    private void rewrite(Contents all) throws IOException {
        if (database == null) {
            reopen();
        }
        Database open = database;
        if (open == null) {
            throw new IOException("the file is broken; it is moved aside at the next start");
        }
        open.transaction(sql -> {
            all.writeToCopy(sql);
            return all;
        });
    }

    /** Any thread. */
    CopyState state() {
        return state;
    }

    private static String why(Exception e) {
        return e instanceof SqlFailure failure ? failure.code() : String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        Database open = database;
        if (open != null) {
            open.close();
        }
    }
}
