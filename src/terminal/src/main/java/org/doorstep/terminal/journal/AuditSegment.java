// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/**
 * The end of a signed segment of the audit chain.
 *
 * @param seq of the last entry it covers
 * @param signature of the terminal over the chain's head there, base64url
 */
public record AuditSegment(long seq, String signature) {}
