// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Certificates that desks issued, for the verification page. Nothing about their holders. */
public final class Certificates {
    private final Handle handle;

    Certificates(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Certificate.class));
    }

    public record Certificate(
            String tokenHash,
            String number,
            String title,
            String issuer,
            String issuedOn,
            String desk,
            Instant received) {}

    /** Keeps a certificate; a token that is known stays as it was. */
    public void add(Certificate certificate) {
        handle.createUpdate("""
                        insert into certificate (token_hash, number, title, issuer, issued_on, desk, received)
                        values (:tokenHash, :number, :title, :issuer, :issuedOn, :desk, :received)
                        on conflict (token_hash) do nothing""").bindMethods(certificate).execute();
    }

    public Optional<Certificate> find(String tokenHash) {
        return handle.createQuery("select * from certificate where token_hash = :hash")
                .bind("hash", tokenHash)
                .mapTo(Certificate.class)
                .findOne();
    }
}
