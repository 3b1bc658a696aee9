// SPDX-License-Identifier: Apache-2.0
/**
 * The department behind the desk. {@link org.doorstep.desk.department.Department} is what a connector implements; the
 * demo department reads made-up people from a file. A connector over HTTP or SQL stands beside it when a department gives
 * its interface.
 */
@NullMarked
package org.doorstep.desk.department;

import org.jspecify.annotations.NullMarked;
