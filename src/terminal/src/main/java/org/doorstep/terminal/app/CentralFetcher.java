// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.doorstep.catalog.release.Fetcher;
import org.doorstep.wire.Api;
import org.doorstep.wire.Reply;

/** Reads the catalog's repository from central. */
final class CentralFetcher implements Fetcher {
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;

    CentralFetcher(Api api) {
        this.api = api;
    }

    @Override
    public Optional<byte[]> fetch(String name, int maxBytes) throws IOException {
        String path = "/t/" + name;
        try {
            return switch (api.getBytes(path, maxBytes, PATIENCE)) {
                case Reply.Ok<byte[]>(byte[] bytes) -> Optional.of(bytes);
                case Reply.Refused<byte[]> refused -> {
                    if (refused.status() == NOT_FOUND) {
                        yield Optional.empty();
                    }
                    throw new IOException(name + ": central refused with " + refused.status());
                }
                case Reply.Unreachable<byte[]> none -> throw new IOException(name + ": " + none.reason());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + ": interrupted", e);
        }
    }
}
