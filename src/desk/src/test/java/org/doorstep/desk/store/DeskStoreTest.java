// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.doorstep.wire.account.Lockout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeskStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path state;

    private DeskStore store;

    @BeforeEach
    void open() {
        store = DeskStore.open(state);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Certificates.Certificate issue(String question, String person) {
        return store.certificates()
                .issue("rs", new Certificates.Keys(question, person), "证明", "rs-001", "37001", DAY, NOW)
                .orElseThrow();
    }

    @Test
    void numbersHaveNoGapAlsoWhenManyAskAtOnceAndTheDeskRestarts() throws Exception {
        List<String> numbers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Certificates.Certificate>> running = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> issue("q" + i % 30, "p" + i % 30)))
                    .toList();
            for (Future<Certificates.Certificate> one : running) {
                numbers.add(one.get().number());
            }
        }
        assertThat(numbers.stream().distinct().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30)
                        .mapToObj("RS20260301%06d"::formatted)
                        .toList());
        store.close();
        open();
        assertThat(issue("q-new", "p").number()).isEqualTo("RS20260301000031");
        assertThat(issue("q3", "p3").number()).isIn(numbers);
    }

    @Test
    void certificatesAreFoundByAnyPartOfTheirNumber() {
        for (int i = 0; i < 12; i++) {
            issue("q" + i, "p");
        }
        Certificates certificates = store.certificates();
        assertThat(certificates.find("000007", 10, 0))
                .singleElement()
                .satisfies(c -> assertThat(c.number()).isEqualTo("RS20260301000007"));
        assertThat(certificates.find("%", 10, 0)).isEmpty();
        assertThat(certificates.find("", 5, 10))
                .extracting(Certificates.Certificate::number)
                .containsExactly("RS20260301000002", "RS20260301000001");
    }

    @Test
    void questionsAreCountedByOutcome() {
        Questions questions = store.questions();
        questions.add(new Questions.Question(NOW, "37001", "QUERY", "t", "i", "FOUND", "RS20260301000001"));
        questions.add(new Questions.Question(NOW.plusSeconds(1), "37001", "QUERY", "t", "i", "FOUND", null));
        questions.add(new Questions.Question(NOW.plusSeconds(60), "37001", "CONTACT", "", "", "PHONE_GIVEN", null));
        assertThat(questions.counts(NOW, NOW.plusSeconds(60)))
                .containsExactly(new Questions.Count("FOUND", "QUERY", 2));
        assertThat(questions.between(NOW, NOW.plusSeconds(61), 2))
                .extracting(Questions.Question::outcome)
                .containsExactly("PHONE_GIVEN", "FOUND");
    }

    @Test
    void anOfficialComesInWithTheRightPasswordOnly() {
        Accounts accounts = store.accounts();
        assertThat(accounts.none()).isTrue();
        accounts.set("wang", "correct horse".toCharArray());
        assertThat(accounts.none()).isFalse();
        assertThat(accounts.login("wang", "wrong horse".toCharArray(), NOW)).isEqualTo(new Accounts.Login.Wrong());
        assertThat(accounts.login("li", "correct horse".toCharArray(), NOW)).isEqualTo(new Accounts.Login.Wrong());
        String token = ((Accounts.Login.In) accounts.login("wang", "correct horse".toCharArray(), NOW)).token();
        assertThat(accounts.who(token, NOW)).contains("wang");
        assertThat(accounts.who(token + "x", NOW)).isEmpty();
    }

    @Test
    void whoGuessesIsLockedOutAndTheLockSurvivesARestart() {
        store.accounts().set("wang", "correct horse".toCharArray());
        for (int i = 0; i < Lockout.FREE; i++) {
            assertThat(store.accounts().login("wang", "wrong horse".toCharArray(), NOW))
                    .isEqualTo(new Accounts.Login.Wrong());
        }
        assertThat(store.accounts().login("wang", "wrong horse".toCharArray(), NOW))
                .isEqualTo(new Accounts.Login.Locked(Duration.ofSeconds(30)));
        store.close();
        open();
        assertThat(store.accounts().login("wang", "correct horse".toCharArray(), NOW.plusSeconds(29)))
                .isEqualTo(new Accounts.Login.Locked(Duration.ofSeconds(1)));
        assertThat(store.accounts().login("wang", "correct horse".toCharArray(), NOW.plusSeconds(31)))
                .isInstanceOf(Accounts.Login.In.class);
    }

    @Test
    void ofManyGuessesAtOnceNoMoreAreLookedAtThanOfManyInTurn() throws Exception {
        store.accounts().set("wang", "correct horse".toCharArray());
        List<Accounts.Login> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Accounts.Login>> running = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> store.accounts().login("wang", ("wrong horse " + i).toCharArray(), NOW)))
                    .toList();
            for (Future<Accounts.Login> one : running) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(Accounts.Login.Wrong.class::isInstance).hasSize(Lockout.FREE);
        assertThat(store.accounts().login("wang", "correct horse".toCharArray(), NOW))
                .isInstanceOf(Accounts.Login.Locked.class);
    }

    @Test
    void aSessionEndsByItselfByHandAndWithANewPassword() {
        Accounts accounts = store.accounts();
        accounts.set("wang", "correct horse".toCharArray());
        String token = ((Accounts.Login.In) accounts.login("wang", "correct horse".toCharArray(), NOW)).token();
        assertThat(accounts.who(token, NOW.plus(Accounts.IDLE))).isEmpty();
        Instant later = NOW.plus(Accounts.IDLE).minusSeconds(1);
        accounts.touch(token, later);
        assertThat(accounts.who(token, NOW.plus(Accounts.IDLE))).contains("wang");
        accounts.touch(token, NOW.plus(Accounts.LONGEST));
        assertThat(accounts.who(token, NOW.plus(Accounts.LONGEST))).isEmpty();
        String second = ((Accounts.Login.In) accounts.login("wang", "correct horse".toCharArray(), NOW)).token();
        accounts.leave(second, NOW);
        assertThat(accounts.who(second, NOW)).isEmpty();
        String third = ((Accounts.Login.In) accounts.login("wang", "correct horse".toCharArray(), NOW)).token();
        accounts.set("wang", "another horse".toCharArray());
        assertThat(accounts.who(third, NOW)).isEmpty();
    }

    @Test
    void namesOfAccountsArePlain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.accounts().set("Wang ", "correct horse".toCharArray()))
                .withMessageContaining("2 to 32");
    }
}
