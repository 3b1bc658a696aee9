// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/** Listens to what a host sends, at the device's end of the wire. Called on the wire's thread and must not wait. */
public interface Tap {
    /** Hears nothing. */
    Tap NONE = new Tap() {};

    /** Bytes that the device is about to get. */
    default void before(byte[] bytes) {}

    /** The same bytes, once the device has made its answer. */
    default void after(byte[] bytes) {}
}
