// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import org.doorstep.contract.Enrolment;

/**
 * Who this terminal is, as central said when it enrolled.
 *
 * @param id 5 digits
 * @param name as people know it
 * @param site the hall it stands in
 * @param centralSigningKey raw public key that signs receipts, grants and time, base64url
 * @param rosterKey key of the hashes of attendants' id numbers, base64url
 * @param phone to call for help
 * @param staffedHours such as {@code 8:30-17:30}
 * @param centralTlsKey SHA-256 of central's TLS key, base64url; from the code
 * @param catalogRoot SHA-256 of the catalog's first root metadata, base64url; from the code
 */
public record TerminalIdentity(
        String id,
        String name,
        String site,
        String centralSigningKey,
        String rosterKey,
        String publicUrl,
        String phone,
        String staffedHours,
        String centralTlsKey,
        String catalogRoot) {

    static TerminalIdentity of(Enrolment.Reply reply, Enrolment.Code code) {
        return new TerminalIdentity(
                reply.id(),
                reply.name(),
                reply.site(),
                reply.centralSigningKey(),
                reply.rosterKey(),
                reply.publicUrl(),
                reply.phone(),
                reply.staffedHours(),
                code.centralKey(),
                code.catalogRoot());
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "TerminalIdentity[" + id + "]";
    }
}
