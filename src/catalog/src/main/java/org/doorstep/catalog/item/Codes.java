// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

/**
 * Official codes; invented ones have the owner {@code 999}. Empty where there is none.
 *
 * @param basic 基本编码, 12 digits: owner 3, department 3, main item 3, sub item 3
 * @param implementation 实施编码, 31 characters: body's social credit code 18, level 1, basic code 12
 * @param type 事项类型 (GB/T 39046 A.1), such as {@code 20} 公共服务
 */
public record Codes(String basic, String implementation, String type) {}
