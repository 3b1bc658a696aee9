// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import picocli.CommandLine.Command;

/** Groups what can be done with the audit chain. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Exports and checks the audit chain of a terminal.")
final class AuditCommand {}
