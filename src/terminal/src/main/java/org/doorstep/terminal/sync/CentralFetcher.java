// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.doorstep.catalog.release.Fetcher;
import org.doorstep.wire.Reply;

/** The catalog's repository at central: {@code GET /t/meta/…} and {@code GET /t/blobs/…}. Blocks its caller. */
final class CentralFetcher implements Fetcher {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;

    private final Uplink uplink;

    CentralFetcher(Uplink uplink) {
        this.uplink = uplink;
    }

    @Override
    public Optional<byte[]> fetch(String name, int maxBytes) throws IOException {
        Reply<byte[]> reply;
        try {
            reply = uplink.api().getBytes("/t/" + name, maxBytes, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the terminal is closing");
        }
        return switch (reply) {
            case Reply.Ok<byte[]>(byte[] bytes) -> Optional.of(bytes);
            case Reply.Refused<byte[]> refused when refused.status() == NOT_FOUND -> Optional.empty();
            case Reply.Refused<byte[]> refused ->
                throw new IOException(refused.status() + " " + refused.problem().code());
            case Reply.Unreachable<byte[]> none -> throw new IOException(none.reason());
        };
    }
}
