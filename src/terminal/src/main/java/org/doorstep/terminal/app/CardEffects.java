// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.doorstep.catalog.flow.Card;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.Lease;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Severity;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.sync.Subject;

/** Reads cards: the resident's, and an attendant's who vouches. */
final class CardEffects {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);

    private final DeviceRuntime devices;
    private final LongUnaryOperator atReader;
    private final DepartmentEffects department;

    /** @param atReader the reader's own number of a placement */
    CardEffects(DeviceRuntime devices, LongUnaryOperator atReader, DepartmentEffects department) {
        this.devices = devices;
        this.atReader = atReader;
        this.department = department;
    }

    Event read(Effect.ReadCard effect, SessionScope scope) throws InterruptedException {
        return switch (card(effect.placement())) {
            case Outcome.Done<IdCard>(IdCard card, var ignored) -> {
                try (card) {
                    Card read = Cards.of(card);
                    scope.own(read);
                    yield new Event.CardRead(effect.session(), effect.placement(), read);
                }
            }
            case Outcome.Refused<IdCard>(Fault fault) -> notRead(effect, fault);
            case Outcome.Partial<IdCard>(Fault fault, var ignored) -> notRead(effect, fault);
            case Outcome.Unknown<IdCard>(Fault fault, var ignored) -> notRead(effect, fault);
        };
    }

    private static Event notRead(Effect.ReadCard effect, Fault fault) {
        return new Event.CardNotRead(
                effect.session(), trouble(fault), fault.code().value());
    }

    Event attendant(Effect.CheckAttendant effect, SessionScope scope) throws InterruptedException {
        Subject subject = scope.subject().orElse(null);
        if (subject == null) {
            return new Event.CheckRefused(effect.session(), Event.CheckTrouble.CARD_UNREADABLE, 0);
        }
        return switch (card(effect.placement())) {
            case Outcome.Done<IdCard>(IdCard card, var ignored) -> {
                try (card) {
                    boolean other = scope.about(subject, () -> !card.number().sameAs(subject.number()))
                            .orElse(false);
                    yield other
                            ? department.attendant(effect, scope, subject, card.number())
                            : new Event.CheckRefused(effect.session(), Event.CheckTrouble.SAME_CARD, 0);
                }
            }
            case Outcome.Refused<IdCard>(Fault fault) -> refused(effect, fault);
            case Outcome.Partial<IdCard>(Fault fault, var ignored) -> refused(effect, fault);
            case Outcome.Unknown<IdCard>(Fault fault, var ignored) -> refused(effect, fault);
        };
    }

    private Outcome<IdCard> card(long placement) throws InterruptedException {
        try (Lease<IdCardReader> lease = devices.lease(IdCardReader.class, "read card", Deadline.in(LEASE))) {
            return lease.device().read(atReader.applyAsLong(placement), Deadline.in(READ));
        } catch (DeviceFault e) {
            return new Outcome.Refused<>(e.fault());
        }
    }

    private static Event refused(Effect.CheckAttendant effect, Fault fault) {
        Event.CheckTrouble why = switch (trouble(fault)) {
            case READER_GONE -> Event.CheckTrouble.READER_GONE;
            case LIFTED, UNREADABLE, NOT_VALID -> Event.CheckTrouble.CARD_UNREADABLE;
        };
        return new Event.CheckRefused(effect.session(), why, 0, fault.code().value());
    }

    /**
     * What a resident is told of a fault of the reader or the card. Adapters bring codes of their own, so beyond those of the
     * core it is decided by who can mend it: with the card in hand, by looking at the card, or not here.
     */
    static Event.CardTrouble trouble(Fault fault) {
        if (CoreFault.NO_CARD.is(fault) || CoreFault.CARD_CHANGED.is(fault)) {
            return Event.CardTrouble.LIFTED;
        }
        boolean ofTheCard = fault.code().value().startsWith("I-") && fault.severity() != Severity.BLOCKING;
        return switch (fault.remedy()) {
            case RESIDENT -> ofTheCard ? Event.CardTrouble.UNREADABLE : Event.CardTrouble.READER_GONE;
            case ATTENDANT -> ofTheCard ? Event.CardTrouble.NOT_VALID : Event.CardTrouble.READER_GONE;
            case TECHNICIAN, CENTRAL -> Event.CardTrouble.READER_GONE;
        };
    }
}
