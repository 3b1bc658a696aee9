// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** A capability that a resident's flow uses. A closed set: flows switch over it, and each new class of device adds to it. */
public sealed interface FlowCapability extends Capability
        permits IdCardReader, CardAddressReader, CardFingerprintReader, ReceiptPrinter, DocumentPrinter {}
