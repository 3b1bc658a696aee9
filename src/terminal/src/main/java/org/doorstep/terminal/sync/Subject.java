// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.util.Arrays;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Suite;
import org.doorstep.device.spi.SecretText;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.PersonKey;

/**
 * The person a session is about, as the calls for them need it. The parts belong to the session's scope, which wipes them;
 * a call copies them for as long as it seals, and wipes the copies.
 *
 * @param number id number
 * @param name as on the card
 * @param salt 32 random bytes drawn for this session
 */
public record Subject(SecretText number, SecretText name, byte[] salt) {
    /** How central knows this person in this session. */
    public PersonTag tag(Suite suite) {
        byte[] ascii = ascii(number);
        try {
            return PersonTag.of(suite, salt, ascii);
        } finally {
            Arrays.fill(ascii, (byte) 0);
        }
    }

    /** How this terminal's journal knows this person, in every session. */
    public PersonKey key(Journal journal) {
        byte[] ascii = ascii(number);
        try {
            return journal.personKey(ascii);
        } finally {
            Arrays.fill(ascii, (byte) 0);
        }
    }

    /** An {@link Identity.Person} that can be overwritten; the same JSON. */
    Parts parts() {
        return new Parts(ascii(number), name.copy(), salt.clone());
    }

    static byte[] ascii(SecretText number) {
        byte[] bytes = new byte[number.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) number.at(i);
        }
        return bytes;
    }

    record Parts(byte[] idNumber, char[] name, byte[] salt) {
        void wipe() {
            Arrays.fill(idNumber, (byte) 0);
            Arrays.fill(name, '\0');
            Arrays.fill(salt, (byte) 0);
        }

        @Override
        public String toString() {
            return "Parts";
        }
    }

    @Override
    public String toString() {
        return "Subject";
    }
}
