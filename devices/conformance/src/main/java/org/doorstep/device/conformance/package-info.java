// SPDX-License-Identifier: Apache-2.0
/**
 * The kit that every adapter must pass.
 *
 * <p>An adapter's tests extend the rules of its capability, such as {@link
 * org.doorstep.device.conformance.ReceiptPrinterRules}, and give them a {@link
 * org.doorstep.device.conformance.Harness}: the adapter, the device's end with its truth, and the cable between. The
 * rules then go through one conversation again and again, each time with something else going wrong at another byte,
 * answer or wait, and compare what the adapter says with what the device did. Each test belongs to one of the rules (a)
 * to (g), counts its cases and leaves them for {@link org.doorstep.device.conformance.report the report}.
 *
 * <p>Where the device's end is an object that answers at once, the cable is a {@link
 * org.doorstep.device.conformance.MemoryCable} and time a leaping {@link
 * org.doorstep.device.conformance.ManualTicker}: one thread, no waiting, thousands of cases a second. Where it is a
 * program or device on a real line, the cable is a {@link org.doorstep.device.conformance.LinkCable} around it, or a
 * proxy of the harness's own, with real time and fewer places.
 *
 * <p>A capability that the kit has no rules for, such as an auxiliary one, gets its own by extending {@link
 * org.doorstep.device.conformance.ConversationRules}: what the conversation is and what is true of it is all they say.
 */
@NullMarked
package org.doorstep.device.conformance;

import org.jspecify.annotations.NullMarked;
