// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;

/**
 * How persons and questions are named in the store: by keyed hashes, so that a copy of the file names nobody. The key comes
 * from the desk's sealing key and is not in the file. Any thread.
 */
public final class KeyedHash {
    private final Suite suite = Suites.current();
    private final byte[] key;

    public KeyedHash(KeyFile keys) {
        this.key = suite.mac(keys.sealing().privateKey(), "doorstep desk store 1".getBytes(UTF_8));
    }

    public String person(String idNumber) {
        return of("person", idNumber);
    }

    public String question(String terminal, String id) {
        return of("question", terminal + "\n" + id);
    }

    private String of(String use, String value) {
        return Base64Url.encode(suite.mac(key, (use + "\n" + value).getBytes(UTF_8)));
    }
}
