// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the ID card says, by the names that items use: {@code card.name}, {@code card.id-number}, {@code card.sex}, {@code
 * card.nation}, {@code card.birth}, {@code card.address}, {@code card.issuer}, {@code card.valid-from}, {@code
 * card.valid-to}.
 *
 * @param sex {@code 1} male, {@code 2} female (GB/T 2261.1), as a code
 * @param validTo null for 长期
 */
public record Card(
        TextValue name,
        TextValue idNumber,
        String sex,
        TextValue nation,
        LocalDate birth,
        TextValue address,
        TextValue issuer,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** The value called {@code name}; empty when there is none of that name or the card has none. */
    public Optional<Value> value(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "name" -> this.name;
                    case "id-number" -> idNumber;
                    case "sex" -> new Value.Choice(sex);
                    case "nation" -> nation;
                    case "birth" -> new Value.Day(birth);
                    case "address" -> address;
                    case "issuer" -> issuer;
                    case "valid-from" -> new Value.Day(validFrom);
                    case "valid-to" -> validTo == null ? null : new Value.Day(validTo);
                    default -> null;
                });
    }

    Stream<Value> values() {
        return Stream.of(name, idNumber, nation, address, issuer);
    }

    @Override
    public String toString() {
        return "Card";
    }
}
