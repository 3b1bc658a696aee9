// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.contract.Cases;
import org.doorstep.contract.SlipNumber;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.Suites;

/** Submissions of a made-up resident, sealed to a desk as a terminal seals them. */
public final class Sealing {
    private final byte[] deskKey;
    private final AtomicInteger tokens = new AtomicInteger();

    public Sealing(byte[] deskKey) {
        this.deskKey = deskKey.clone();
    }

    public static Cases.Content content(String name, String idNumber, String phone, String answer) {
        return new Cases.Content(
                TestCatalog.ITEM,
                1,
                "城乡居民基本养老保险参保登记",
                new Cases.Applicant(name, idNumber, "2", "汉", "1955-03-08", "新驿镇某村"),
                List.of(
                        new Cases.Answer("phone", "手机号码", phone, phone),
                        new Cases.Answer("remark", "说明", answer, answer)),
                "collect");
    }

    /** A new case of the test catalog's item, version 1. */
    public Cases.Submission submission(String terminal, int counter, String record) {
        return submission(terminal, counter, record, "", content("张桂兰", MadeUp.idNumber(41), "13912345678", "无"));
    }

    public Cases.Submission submission(
            String terminal, int counter, String record, String replaces, Cases.Content content) {
        byte[] seal = Suites.current()
                .seal(deskKey, Suite.Use.SUBMISSION.context("rs", terminal, record), Json.write(content));
        String token = "%s%06d%011d".formatted(terminal, counter, tokens.incrementAndGet());
        return new Cases.Submission(
                SlipNumber.of(terminal, counter, 7).value(),
                token,
                TestCatalog.ITEM,
                1,
                "rs",
                "370829",
                replaces,
                Base64Url.encode(seal));
    }
}
