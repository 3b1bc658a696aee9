// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;
import org.doorstep.terminal.session.Event.CardTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardEffectsTest {
    @ParameterizedTest
    @EnumSource(CoreFault.class)
    void aFaultOfTheCardIsToldAsTheCardsAndEveryOtherAsTheReaders(CoreFault fault) {
        CardTrouble told = switch (fault) {
            case NO_CARD, CARD_CHANGED -> CardTrouble.LIFTED;
            case CARD_UNREADABLE -> CardTrouble.UNREADABLE;
            case CARD_INVALID -> CardTrouble.NOT_VALID;
            default -> CardTrouble.READER_GONE;
        };
        assertThat(CardEffects.trouble(fault.with("test"))).isEqualTo(told);
    }

    @Test
    void aCodeOfAnAdapterIsToldByWhoCanMendIt() {
        FaultCode own = new FaultCode("I-399");
        assertThat(CardEffects.trouble(new Fault(own, Severity.ERROR, Remedy.RESIDENT, "")))
                .isEqualTo(CardTrouble.UNREADABLE);
        assertThat(CardEffects.trouble(new Fault(own, Severity.ERROR, Remedy.ATTENDANT, "")))
                .isEqualTo(CardTrouble.NOT_VALID);
        assertThat(CardEffects.trouble(new Fault(own, Severity.BLOCKING, Remedy.TECHNICIAN, "")))
                .isEqualTo(CardTrouble.READER_GONE);
    }
}
