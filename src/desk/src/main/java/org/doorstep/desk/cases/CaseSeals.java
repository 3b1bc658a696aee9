// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.contract.SealException;
import org.doorstep.contract.Suite;
import org.doorstep.desk.store.Opening;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;

/** Opens what residents sealed to this desk, and seals what officials wrote before it lies on disk. Any thread. */
public final class CaseSeals {
    private final String desk;
    private final Suite.Pair keys;
    private final Suite suite = Suites.current();

    /** @param desk its code, which the seals are bound to */
    public CaseSeals(String desk, KeyFile keys) {
        this.desk = desk;
        this.keys = keys.sealing();
    }

    /** Never throws for what a record holds. */
    public Opened open(Cases.Handed handed) {
        byte[] sealed;
        try {
            sealed = Base64Url.decode(handed.sealed());
        } catch (IllegalArgumentException e) {
            return new Opened.Closed(Opening.NOT_A_SEAL, "");
        }
        if (sealed.length == 0) {
            return new Opened.Closed(Opening.NOT_A_SEAL, "");
        }
        Optional<Suite> with = Suites.ofBytes(sealed);
        if (with.isEmpty()) {
            return new Opened.Closed(Opening.SUITE_UNKNOWN, "");
        }
        byte[] plain;
        try {
            byte[] context = Suite.Use.SUBMISSION.context(desk, handed.terminal(), handed.record());
            plain = with.get().open(keys.privateKey(), context, sealed);
        } catch (SealException e) {
            return new Opened.Closed(Opening.SEAL_WRONG, "");
        }
        try {
            Cases.Content content = Json.readReply(plain, Cases.Content.class);
            return content.item().equals(handed.item()) && content.version() == handed.version()
                    ? new Opened.Form(content)
                    : new Opened.Closed(Opening.ITEM_DIFFERS, "");
        } catch (BadMessage e) {
            return new Opened.Closed(Opening.NOT_READABLE, String.valueOf(e.getMessage()));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @param decision its id, which the seal is bound to */
    public String seal(String decision, Told told) {
        byte[] plain = Json.write(told);
        try {
            return Base64Url.encode(suite.seal(keys.publicKey(), own(decision), plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Empty when it was sealed under a key that this desk does not have any more. */
    public Optional<Told> told(String decision, String sealed) {
        try {
            byte[] plain = suite.open(keys.privateKey(), own(decision), Base64Url.decode(sealed));
            try {
                return Optional.of(Json.read(plain, Told.class));
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        } catch (SealException | BadMessage | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] own(String decision) {
        return ("doorstep desk decision 1\0" + decision).getBytes(UTF_8);
    }
}
