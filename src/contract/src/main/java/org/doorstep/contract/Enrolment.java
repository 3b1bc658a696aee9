// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.util.List;

/** How a terminal or a desk becomes known. */
public final class Enrolment {
    private Enrolment() {}

    /**
     * What a work order's code carries: {@code DS1.<secret>.<sha-256 of central's TLS key>.<sha-256 of the catalog root>},
     * the hashes in base64url.
     *
     * @param secret used once; 20 characters of base32
     * @param centralKey SHA-256 of the SubjectPublicKeyInfo of central's TLS key
     * @param catalogRoot SHA-256 of the bytes of the catalog's first root metadata
     */
    public record Code(String secret, String centralKey, String catalogRoot) {
        public static Code parse(String text) {
            String[] parts = text.strip().split("\\.", -1);
            if (parts.length != 4 || !parts[0].equals("DS1")) {
                throw new IllegalArgumentException(
                        "This is no enrolment code: it has four parts with dots between and begins with DS1."
                                + " Copy it anew from the work order in the console.");
            }
            return new Code(parts[1], parts[2], parts[3]);
        }

        public String text() {
            return String.join(".", "DS1", secret, centralKey, catalogRoot);
        }
    }

    /**
     * {@code POST /t/enrol} and {@code POST /d/enrol}: the key that the TLS connection proves is the identity; the same key
     * with the same code gets the same answer again.
     *
     * @param secret of the code
     * @param signingKey raw public key for signatures
     * @param sealingKey raw public key for seals; a desk's, empty for a terminal
     * @param software version of the program
     */
    public record Request(String secret, String signingKey, String sealingKey, String software) {}

    /**
     * @param id terminal: 5 digits; desk: its code such as {@code rs}
     * @param name as people know it
     * @param site the hall it stands in
     * @param centralSigningKey raw public key that signs receipts, grants and time
     * @param rosterKey key of the hashes under which attendants' id numbers are on the site's roster; empty for a desk
     * @param publicUrl where the public reaches central's pages, without a slash at the end
     * @param phone to call for help
     * @param staffedHours such as {@code 8:30-17:30}
     */
    public record Reply(
            String id,
            String name,
            String site,
            String centralSigningKey,
            String rosterKey,
            String publicUrl,
            String phone,
            String staffedHours) {
        /** The same with another public address. */
        public Reply at(String address) {
            return new Reply(id, name, site, centralSigningKey, rosterKey, address, phone, staffedHours);
        }
    }

    /** A desk as a terminal must know it: carried in the signed catalog under {@code desks.json}. */
    public record Desk(String id, String name, String sealingKey, String signingKey) {}

    public record Desks(List<Desk> desks) {}
}
