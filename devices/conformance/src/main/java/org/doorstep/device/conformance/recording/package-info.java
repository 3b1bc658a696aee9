// SPDX-License-Identifier: Apache-2.0
/**
 * Traffic of a device, recorded once and played again as a regression test.
 *
 * <p>A {@link org.doorstep.device.conformance.recording.RecordingLink} keeps what goes over a real link, scrubbed of
 * personal data by the protocol's {@link org.doorstep.device.conformance.recording.Scrubber}; a {@link
 * org.doorstep.device.conformance.recording.RecordedDevice} plays the device's side of it and holds the adapter to what
 * it said then. The whole package stands in the kit, which no terminal ships: what is not installed cannot be switched
 * on, so a resident's card can be recorded by no setting, flag or property.
 */
@NullMarked
package org.doorstep.device.conformance.recording;

import org.jspecify.annotations.NullMarked;
