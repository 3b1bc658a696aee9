// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/** A gateway that reaches no phone: the last messages are shown on central's demo page, from memory. Any thread. */
public final class DemoGateway implements SmsGateway {
    private static final int KEPT = 20;

    private final InstantSource clock;
    private final ArrayDeque<Message> messages = new ArrayDeque<>();

    public DemoGateway(InstantSource clock) {
        this.clock = clock;
    }

    /** A message as the phone would show it. */
    public record Message(Instant at, String phone, String text) {
        @Override
        public String toString() {
            return "Message";
        }
    }

    @Override
    public synchronized Sent send(String phone, String text) {
        messages.addFirst(new Message(clock.instant(), phone, text));
        while (messages.size() > KEPT) {
            messages.removeLast();
        }
        return Sent.TAKEN;
    }

    /** Newest first. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }
}
