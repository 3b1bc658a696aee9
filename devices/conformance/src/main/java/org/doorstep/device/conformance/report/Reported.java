// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

/** A test class whose results go into the report; {@link Reporter} asks it after each test. */
public interface Reported {
    /** The id of the adapter under test; empty while no harness could be made. */
    String adapter();

    /** What stood between adapter and device, such as {@code memory} or {@code serial, paced}. */
    String line();

    /** The cases of the test that ran last on this instance. */
    Cases cases();
}
