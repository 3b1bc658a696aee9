// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.doorstep.contract.SealException;
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
        return new Query.Question(
                "rs-001", 1, DemoDepartment.PARTICIPATION, Map.of(), person(who), Base64Url.encode(reply.publicKey()));
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
