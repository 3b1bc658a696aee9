// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.fleet.Secrets;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.Store;
import org.doorstep.contract.IdNumbers;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * The attendants of the sites. An id number is turned into its keyed hash where it is typed and forgotten at once; the roster
 * holds the hash, a name and a roster id.
 */
public final class Roster {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int ID_LENGTH = 6;
    private static final int WRONG_CARDS = 10;
    private static final Duration WRONG_CARDS_WINDOW = Duration.ofMinutes(10);

    private final Store store;
    private final Suite suite;
    private final Secrets secrets;
    private final Grants grants;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Throttle wrong;
    private final SecureRandom random = new SecureRandom();

    public Roster(Store store, Suite suite, Secrets secrets, Grants grants, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.suite = suite;
        this.secrets = secrets;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
        this.wrong = new Throttle(clock, WRONG_CARDS, WRONG_CARDS_WINDOW);
    }

    /**
     * Puts somebody on a site's roster.
     *
     * @param idNumber 18 characters; zeroed before this returns or throws
     * @return the roster id
     * @throws IllegalArgumentException when the number, the name or the site is not right, or the person is on the roster
     *     already; the number is not repeated
     */
    public String add(String site, String name, char[] idNumber, String by) {
        byte[] ascii = new byte[0];
        try {
            if (!IdNumbers.valid(idNumber)) {
                throw new IllegalArgumentException(
                        "The id number is not right: it has 18 characters and the last one checks the others.");
            }
            if (name.isBlank() || name.length() > 40) {
                throw new IllegalArgumentException("The name must have 1 to 40 characters.");
            }
            ascii = ascii(idNumber);
            return put(site, name.strip(), Base64Url.encode(suite.mac(secrets.rosterKey(site), ascii)), by);
        } finally {
            Arrays.fill(idNumber, '\0');
            Arrays.fill(ascii, (byte) 0);
        }
    }

    /** Takes somebody off; false when not on it. */
    public boolean remove(String site, String id, String by) {
        return store.write(tx -> {
            boolean done = tx.sites().remove(site, id, clock.instant());
            if (done) {
                audit.append(tx, by, "attendant.remove", site + " " + id);
            }
            return done;
        });
    }

    /** {@code POST /t/identity/attendant}: a grant when the card's owner is on the roster of the terminal's site. */
    public Identity.Confirmed attend(String terminal, String site, Identity.Attend attend) {
        if (!wrong.open(terminal)) {
            return new Identity.Confirmed(Identity.ConfirmState.LOCKED, null, 0);
        }
        Optional<Sites.Attendant> attendant = store.read(tx -> tx.sites().onRoster(site, attend.rosterTag()));
        if (attendant.isEmpty()) {
            return wrong.take(terminal)
                    ? new Identity.Confirmed(Identity.ConfirmState.NOT_ON_ROSTER, null, 0)
                    : new Identity.Confirmed(Identity.ConfirmState.LOCKED, null, 0);
        }
        String by = attendant.get().id();
        Identity.Grant grant = grants.issue(terminal, attend.desk(), attend.tag(), Identity.Method.ATTENDANT, by);
        store.change(tx -> audit.append(tx, by, "attendant.vouch", terminal + " " + grant.id()));
        return new Identity.Confirmed(Identity.ConfirmState.GRANTED, grant, 0);
    }

    private String put(String site, String name, String tag, String by) {
        String id = "R-" + id();
        store.change(tx -> {
            if (tx.sites().find(site).isEmpty()) {
                throw new IllegalArgumentException("There is no site " + site + ". Add it first.");
            }
            if (tx.sites().onRoster(site, tag).isPresent()) {
                throw new IllegalArgumentException("This person is on the roster of this site already.");
            }
            tx.sites().add(new Sites.Attendant(id, site, name, tag, clock.instant(), null));
            audit.append(tx, by, "attendant.add", site + " " + id);
        });
        return id;
    }

    private String id() {
        StringBuilder text = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static byte[] ascii(char[] number) {
        byte[] bytes = new byte[number.length];
        for (int i = 0; i < number.length; i++) {
            bytes[i] = (byte) number[i];
        }
        return bytes;
    }
}
