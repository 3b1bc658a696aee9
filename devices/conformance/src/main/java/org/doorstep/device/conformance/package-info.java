// SPDX-License-Identifier: Apache-2.0
/**
 * The kit that every adapter must pass.
 *
 * <p>An adapter's tests extend the rules of its capability, such as {@link
 * org.doorstep.device.conformance.ReceiptPrinterRules}, and give them a {@link
 * org.doorstep.device.conformance.Harness}: the adapter, the device's end with its truth, and the cable between. The
 * rules then split, corrupt, silence and cut that cable at every byte and compare what the adapter says with what the
 * device did.
 *
 * <p>Where the device's end is an object that answers at once, the cable is a {@link
 * org.doorstep.device.conformance.MemoryCable} and time a leaping {@link
 * org.doorstep.device.conformance.ManualTicker}: one thread, no waiting, thousands of cases a second. Where it is a
 * program behind TCP, the harness brings a cutting proxy as its {@link org.doorstep.device.conformance.Cable}, real time
 * and fewer places.
 */
@NullMarked
package org.doorstep.device.conformance;

import org.jspecify.annotations.NullMarked;
