// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.doorstep.contract.SealException;
import org.doorstep.contract.SlipNumber;
import org.doorstep.contract.Suite;
import org.doorstep.desk.department.DemoDepartment;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.Suites;

/** What stands around a desk in a test: central's signing key, a terminal, and made-up people. */
public final class World {
    public static final String DESK = "rs";
    public static final String TERMINAL = "37001";
    public static final String ITEM = "rs-003";
    public static final Who ZHANG = new Who("张建国", "999999195503120014");
    public static final Who LI = new Who("李桂英", "999999195311020027");
    public static final Who CHEN = new Who("陈志强", "999999198409090019");
    public static final Who SUN = new Who("孙小梅", "999999199912310028");
    public static final Who ZHOU = new Who("周明", "999999199002020013");
    public static final Who NOBODY = new Who("吴名", "999999197001010017");

    public final Suite suite = Suites.current();
    public final Suite.Pair central = suite.newSigningPair();
    public final Suite.Pair reply = suite.newSealingPair();
    public final byte[] salt = suite.hash("a session's salt".getBytes(UTF_8));

    /** A desk whose clock is {@code clock}. */
    public static DeskServer start(DeskOptions options, InstantSource clock) throws IOException {
        return DeskServer.start(options, clock);
    }

    /** Goes on from today's noon at the desk, so that no midnight comes while a test runs. */
    public static InstantSource fromNoon() {
        Instant now = Instant.now();
        Duration shift = Duration.between(
                now, now.atZone(DeskServer.ZONE).with(LocalTime.NOON).toInstant());
        return () -> Instant.now().plus(shift);
    }

    public record Who(String name, String idNumber) {}

    public PersonTag tag(Who who) {
        return PersonTag.of(suite, salt, who.idNumber.getBytes(US_ASCII));
    }

    public Identity.Person person(Who who) {
        return new Identity.Person(Base64Url.encode(who.idNumber.getBytes(US_ASCII)), who.name, Base64Url.encode(salt));
    }

    public String seal(byte[] deskKey, String id, Object message) {
        return Base64Url.encode(
                suite.seal(deskKey, Suite.Use.QUESTION.context(DESK, TERMINAL, id), Json.write(message)));
    }

    public DeskCalls.Pending contact(byte[] deskKey, Who who) {
        String id = UUID.randomUUID().toString();
        return new DeskCalls.Pending(
                id, TERMINAL, DeskCalls.Kind.CONTACT, tag(who), null, seal(deskKey, id, person(who)));
    }

    public DeskCalls.Pending query(byte[] deskKey, Who who, Instant now) {
        return query(deskKey, UUID.randomUUID().toString(), who, grant(who, now));
    }

    public DeskCalls.Pending query(byte[] deskKey, String id, Who who, Identity.Grant grant) {
        return new DeskCalls.Pending(
                id, TERMINAL, DeskCalls.Kind.QUERY, tag(who), grant, seal(deskKey, id, question(who)));
    }

    public Query.Question question(Who who) {
        return question(who, DemoDepartment.PARTICIPATION, Map.of());
    }

    public Query.Question question(Who who, String query, Map<String, String> parameters) {
        return new Query.Question("rs-001", 1, query, parameters, person(who), Base64Url.encode(reply.publicKey()));
    }

    /** A question about cases. */
    public DeskCalls.Pending ask(byte[] deskKey, Who who, String query, Map<String, String> parameters, Instant now) {
        String id = UUID.randomUUID().toString();
        return new DeskCalls.Pending(
                id,
                TERMINAL,
                DeskCalls.Kind.QUERY,
                tag(who),
                grant(who, now),
                seal(deskKey, id, question(who, query, parameters)));
    }

    public static Cases.Answer filled(String field, String label, String text) {
        return new Cases.Answer(field, label, text, text);
    }

    public Cases.Content content(Who who, List<Cases.Answer> answers) {
        return new Cases.Content(
                ITEM,
                1,
                "城乡居民基本养老保险参保登记",
                new Cases.Applicant(
                        who.name,
                        who.idNumber,
                        "1",
                        "汉",
                        who.idNumber.replaceFirst("^.{6}(....)(..)(..).*$", "$1-$2-$3"),
                        "青禾市石桥镇石桥村12号"),
                answers,
                "notice-1");
    }

    /**
     * A record as central hands it over.
     *
     * @param replaces record, or empty
     */
    public Cases.Handed handed(
            byte[] deskKey, long seq, String number, String replaces, Cases.Content content, Instant made) {
        String record =
                UUID.nameUUIDFromBytes(("record " + seq).getBytes(UTF_8)).toString();
        return new Cases.Handed(
                seq,
                record,
                TERMINAL,
                number,
                SlipNumber.of(TERMINAL, (int) seq, 42).value(),
                content.item(),
                content.version(),
                replaces,
                made,
                made.plusSeconds(5),
                LocalDate.ofInstant(made, ZoneId.of("Asia/Shanghai"))
                        .plusDays(9)
                        .toString(),
                submission(deskKey, record, content));
    }

    public String submission(byte[] deskKey, String record, Object content) {
        return Base64Url.encode(
                suite.seal(deskKey, Suite.Use.SUBMISSION.context(DESK, TERMINAL, record), Json.write(content)));
    }

    /** 办件编号 of 43 characters. */
    public static String number(int sequence) {
        return "11999900MB999999943999001003000" + "20260301" + "%04d".formatted(sequence);
    }

    public Identity.Grant grant(Who who, Instant now) {
        return sign(unsigned(TERMINAL, DESK, who, now));
    }

    public Identity.Grant unsigned(String terminal, String desk, Who who, Instant now) {
        return new Identity.Grant(
                "grant-1", terminal, desk, tag(who), Identity.Method.PHONE_CODE, "", now, now.plusSeconds(600), "");
    }

    public Identity.Grant sign(Identity.Grant g) {
        String signature =
                Base64Url.encode(suite.sign(central.privateKey(), g.signedText().getBytes(UTF_8)));
        return new Identity.Grant(
                g.id(), g.terminal(), g.desk(), g.tag(), g.method(), g.by(), g.issued(), g.expires(), signature);
    }

    /** As the terminal opens it. */
    public Query.Answer open(DeskCalls.Answered answered) throws SealException, BadMessage {
        byte[] plain = suite.open(
                reply.privateKey(),
                Suite.Use.ANSWER.context(DESK, TERMINAL, answered.id()),
                Base64Url.decode(answered.sealed()));
        return Json.readReply(plain, Query.Answer.class);
    }
}
