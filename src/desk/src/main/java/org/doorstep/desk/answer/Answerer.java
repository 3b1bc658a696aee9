// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.DeskCalls.AnsweredState;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.doorstep.contract.SealException;
import org.doorstep.contract.Suite;
import org.doorstep.desk.cases.CaseSeals;
import org.doorstep.desk.department.Department;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.Certificates;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.KeyedHash;
import org.doorstep.desk.store.Questions;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;
import org.jspecify.annotations.Nullable;

/**
 * Answers one question. Safe to repeat: the same question gets the same certificate. Every question is listed with its
 * outcome before its answer is returned. Any thread; blocks while the department is asked.
 */
public final class Answerer {
    private static final Logger LOG = System.getLogger(Answerer.class.getName());
    private static final int SALT_BYTES = 32;
    private static final int KEY_BYTES = 32;

    private final Registration registration;
    private final Suite.Pair sealing;
    private final KeyedHash names;
    private final GrantCheck grants;
    private final Department department;
    private final CaseAnswers cases;
    private final Certificates certificates;
    private final Questions questions;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Suite suite = Suites.current();

    /** @param zone whose days stand on certificates */
    public Answerer(
            Registration registration,
            KeyFile keys,
            Department department,
            DeskStore store,
            CaseSeals seals,
            InstantSource clock,
            ZoneId zone) {
        this.registration = registration;
        this.sealing = keys.sealing();
        this.names = new KeyedHash(keys);
        this.grants = new GrantCheck(registration.id(), registration.centralSigningKeyBytes());
        this.department = department;
        this.cases = new CaseAnswers(store, seals, names);
        this.certificates = store.certificates();
        this.questions = store.questions();
        this.clock = clock;
        this.zone = zone;
    }

    /** How a question ended, and what goes to central. */
    private record Ending(
            Outcome outcome,
            String title,
            String item,
            AnsweredState state,
            @Nullable String sealed,
            @Nullable String phone,
            Certificates.@Nullable Certificate certificate) {
        static Ending refused(Outcome outcome) {
            return new Ending(outcome, "", "", AnsweredState.REFUSED, null, null, null);
        }

        static Ending failed(Outcome outcome) {
            return new Ending(outcome, "", "", AnsweredState.FAILED, null, null, null);
        }

        @Override
        public String toString() {
            return "Ending[" + outcome + "]";
        }
    }

    /** The answer to a question; never throws for what a question holds. */
    public DeskCalls.Answered answer(DeskCalls.Pending pending) throws InterruptedException {
        Instant now = clock.instant();
        Ending ending;
        try {
            ending = switch (pending.kind()) {
                case CONTACT -> contact(pending);
                case QUERY -> query(pending, now);
            };
        } catch (SealException e) {
            ending = Ending.failed(Outcome.SEAL_NOT_OPENED);
        } catch (BadMessage e) {
            LOG.log(Level.WARNING, () -> "Question " + pending.id() + " is not readable: " + e.getMessage());
            ending = Ending.failed(Outcome.NOT_READABLE);
        }
        list(pending, ending, now);
        return new DeskCalls.Answered(
                pending.id(), ending.state, ending.sealed, ending.phone, issued(ending.certificate));
    }

    /** For a question that ended in a fault of this program. */
    public DeskCalls.Answered fault(DeskCalls.Pending pending) {
        list(pending, Ending.failed(Outcome.DESK_FAULT), clock.instant());
        return new DeskCalls.Answered(pending.id(), AnsweredState.FAILED, null, null, null);
    }

    private Ending contact(DeskCalls.Pending pending) throws SealException, BadMessage, InterruptedException {
        Identity.Person sealed = Json.read(open(pending), Identity.Person.class);
        if (!tagged(pending, sealed)) {
            return Ending.refused(Outcome.TAG_MISMATCH);
        }
        return switch (department.contact(person(sealed))) {
            case Department.Contact.Phone(String number) ->
                new Ending(Outcome.PHONE_GIVEN, "", "", AnsweredState.ANSWERED, null, number, null);
            case Department.Contact.NoPhone() ->
                new Ending(Outcome.NO_PHONE_KNOWN, "", "", AnsweredState.NO_PHONE_KNOWN, null, null, null);
            case Department.Contact.Unknown() ->
                new Ending(Outcome.PERSON_UNKNOWN, "", "", AnsweredState.PERSON_UNKNOWN, null, null, null);
            case Department.Contact.Down ignored -> Ending.failed(Outcome.DEPARTMENT_DOWN);
        };
    }

    private Ending query(DeskCalls.Pending pending, Instant now)
            throws SealException, BadMessage, InterruptedException {
        Optional<Outcome> against = grants.against(pending, now);
        if (against.isPresent()) {
            return Ending.refused(against.get());
        }
        Query.Question question = Json.read(open(pending), Query.Question.class);
        if (!tagged(pending, question.person())) {
            return Ending.refused(Outcome.TAG_MISMATCH);
        }
        byte[] replyKey = Base64Url.decode(question.replyKey(), KEY_BYTES, "$.replyKey");
        Department.Person person = person(question.person());
        if (CaseAnswers.own(question.query())) {
            CaseAnswers.Given given = cases.answer(question, person);
            return sealed(pending, question, replyKey, given.outcome(), given.answer(), null);
        }
        return switch (department.query(question.query(), person)) {
            case Department.Findings.Found found -> found(pending, question, person, found, replyKey, now);
            case Department.Findings.NoRecord() ->
                sealed(pending, question, replyKey, Outcome.NO_RECORD, empty(Query.AnswerState.NO_RECORD), null);
            case Department.Findings.Down ignored ->
                sealed(
                        pending,
                        question,
                        replyKey,
                        Outcome.DEPARTMENT_DOWN,
                        empty(Query.AnswerState.SYSTEM_DOWN),
                        null);
            case Department.Findings.UnknownQuery() -> {
                LOG.log(
                        Level.WARNING,
                        () -> "Item " + question.item() + " version " + question.version() + " asks for "
                                + question.query() + ", which this department does not have");
                yield Ending.failed(Outcome.QUERY_UNKNOWN);
            }
        };
    }

    private Ending found(
            DeskCalls.Pending pending,
            Query.Question question,
            Department.Person person,
            Department.Findings.Found found,
            byte[] replyKey,
            Instant now) {
        Query.Holder holder =
                new Query.Holder(found.holder().name(), found.holder().idNumber());
        String title = found.certificate();
        if (!found.holder().idNumber().equals(person.idNumber())) {
            // Handed on as it is: the terminal compares the holder, shows nothing and raises the alarm.
            Query.Answer answer = new Query.Answer(Query.AnswerState.FOUND, holder, found.facts(), found.rows(), null);
            return sealed(pending, question, replyKey, Outcome.HOLDER_DIFFERS, answer, null);
        }
        Certificates.@Nullable Certificate certificate = null;
        if (title != null) {
            Optional<Certificates.Certificate> issued = certificates.issue(
                    registration.id(),
                    new Certificates.Keys(
                            names.question(pending.terminal(), pending.id()), names.person(person.idNumber())),
                    title,
                    question.item(),
                    pending.terminal(),
                    LocalDate.ofInstant(now, zone),
                    now);
            if (issued.isEmpty()) {
                return Ending.refused(Outcome.ID_REUSED);
            }
            certificate = issued.get();
        }
        Query.Answer answer =
                new Query.Answer(Query.AnswerState.FOUND, holder, found.facts(), found.rows(), printed(certificate));
        return sealed(pending, question, replyKey, Outcome.FOUND, answer, certificate);
    }

    private Ending sealed(
            DeskCalls.Pending pending,
            Query.Question question,
            byte[] replyKey,
            Outcome outcome,
            Query.Answer answer,
            Certificates.@Nullable Certificate certificate) {
        byte[] plain = Json.write(answer);
        byte[] context = Suite.Use.ANSWER.context(registration.id(), pending.terminal(), pending.id());
        String sealed = Base64Url.encode(suite.seal(replyKey, context, plain));
        Arrays.fill(plain, (byte) 0);
        return new Ending(
                outcome,
                CaseAnswers.own(question.query()) ? question.query() : department.title(question.query()),
                question.item(),
                AnsweredState.ANSWERED,
                sealed,
                null,
                certificate);
    }

    private byte[] open(DeskCalls.Pending pending) throws SealException, BadMessage {
        byte[] sealed;
        try {
            sealed = Base64Url.decode(pending.sealed());
        } catch (IllegalArgumentException e) {
            throw new BadMessage("$.sealed", "is no base64url without padding");
        }
        Suite with = Suites.ofBytes(sealed)
                .orElseThrow(() -> new SealException("The seal is of a suite that this desk does not know."));
        byte[] context = Suite.Use.QUESTION.context(registration.id(), pending.terminal(), pending.id());
        return with.open(sealing.privateKey(), context, sealed);
    }

    private boolean tagged(DeskCalls.Pending pending, Identity.Person sealed) throws BadMessage {
        byte[] salt = Base64Url.decode(sealed.salt(), SALT_BYTES, "$.person.salt");
        return PersonTag.of(suite, salt, idNumber(sealed)).equals(pending.tag());
    }

    private static Department.Person person(Identity.Person sealed) throws BadMessage {
        return new Department.Person(new String(idNumber(sealed), US_ASCII), sealed.name());
    }

    private static byte[] idNumber(Identity.Person sealed) throws BadMessage {
        return Base64Url.decode(sealed.idNumber(), 18, "$.person.idNumber");
    }

    private static Query.Answer empty(Query.AnswerState state) {
        return new Query.Answer(state, null, Map.of(), List.of(), null);
    }

    private Query.@Nullable Certificate printed(Certificates.@Nullable Certificate certificate) {
        return certificate == null
                ? null
                : new Query.Certificate(
                        certificate.number(),
                        registration.name(),
                        certificate.day(),
                        certificate.token(),
                        registration.link(certificate.token()));
    }

    private DeskCalls.@Nullable Issued issued(Certificates.@Nullable Certificate certificate) {
        return certificate == null
                ? null
                : new DeskCalls.Issued(
                        certificate.token(),
                        certificate.number(),
                        certificate.title(),
                        registration.name(),
                        certificate.day());
    }

    private void list(DeskCalls.Pending pending, Ending ending, Instant now) {
        questions.add(new Questions.Question(
                now,
                pending.terminal(),
                pending.kind().name(),
                ending.title,
                ending.item,
                ending.outcome.name(),
                ending.certificate == null ? null : ending.certificate.number()));
        LOG.log(
                ending.outcome.grade() == Outcome.Grade.GOOD ? Level.INFO : Level.WARNING,
                () -> pending.kind() + " " + pending.id() + " from terminal " + pending.terminal() + ": "
                        + ending.outcome);
    }
}
