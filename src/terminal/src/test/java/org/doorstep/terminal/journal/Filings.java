// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.charset.StandardCharsets;
import org.doorstep.contract.Lanes;

/** Made-up submissions, for tests; what stands for the sealed content is no seal. */
final class Filings {
    static final String PERSON = "999999195503120110";
    static final String OTHER_PERSON = "999999197806200213";
    static final String NUMBER = "1144150019672024432001014006000202611220001";
    static final String ITEM = "pension-enrolment";

    private Filings() {}

    static PersonKey key(Journal journal, String idNumber) {
        return journal.personKey(idNumber.getBytes(StandardCharsets.US_ASCII));
    }

    static Filing of(Journal journal, String record) {
        return of(journal, record, PERSON, 0, "AQ-sealed-" + record);
    }

    static Filing of(Journal journal, String record, String idNumber, int keepDays, String sealed) {
        return new Filing(
                record,
                Journals.TERMINAL,
                ITEM,
                3,
                "城乡居民基本养老保险参保登记",
                "rs",
                "999999",
                "",
                key(journal, idNumber),
                keepDays,
                sealed);
    }

    static Filed file(Journal journal) {
        Filing filing = of(journal, journal.newRecordId());
        return journal.transaction(tx -> tx.slips().file(filing));
    }

    static Lanes.Receipt received(Lanes.Entry entry, Lanes.State state) {
        Lanes.Receipt bare = Journals.receipt(entry, state, "");
        return new Lanes.Receipt(bare.id(), state, bare.hash(), "", NUMBER, 0, bare.signature());
    }
}
