// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.flow.Written;
import org.doorstep.catalog.item.FieldType;

/** Turns what an example writes into what a device or a screen would give. */
final class ExampleValues {
    /** Names of what a card says. */
    static final List<String> CARD =
            List.of("name", "id-number", "sex", "nation", "birth", "address", "issuer", "valid-from", "valid-to");

    private ExampleValues() {}

    /**
     * @throws DateTimeException when a date is none
     */
    static Card card(Map<String, String> says) {
        String until = says.getOrDefault("valid-to", "");
        return new Card(
                TextValue.of(says.getOrDefault("name", "")),
                TextValue.of(says.getOrDefault("id-number", "")),
                says.getOrDefault("sex", "1"),
                TextValue.of(says.getOrDefault("nation", "01")),
                LocalDate.parse(says.getOrDefault("birth", "1970-01-01")),
                TextValue.of(says.getOrDefault("address", "")),
                TextValue.of(says.getOrDefault("issuer", "")),
                LocalDate.parse(says.getOrDefault("valid-from", "2010-01-01")),
                until.isEmpty() ? null : LocalDate.parse(until));
    }

    /** Empty when the example writes nothing that the type takes. */
    static Optional<Value> answer(FieldType type, List<String> written) {
        String one = written.size() == 1 ? written.getFirst() : "";
        try {
            return switch (type) {
                case FieldType.Line ignored -> Optional.of(TextValue.of(one));
                case FieldType.Address ignored -> Written.read(type, TextValue.of(one));
                case FieldType.IdNumber ignored -> Optional.of(TextValue.of(one));
                case FieldType.Account ignored -> Optional.of(TextValue.of(one));
                case FieldType.Phone ignored -> Optional.of(one.equals("none") ? new Value.None() : TextValue.of(one));
                case FieldType.Whole ignored -> Optional.of(new Value.Whole(Long.parseLong(one)));
                case FieldType.Money ignored -> Optional.of(new Value.Money(Long.parseLong(one)));
                case FieldType.Date ignored -> Optional.of(new Value.Day(LocalDate.parse(one)));
                case FieldType.Period ignored ->
                    written.size() == 2
                            ? Optional.of(
                                    new Value.Period(LocalDate.parse(written.get(0)), LocalDate.parse(written.get(1))))
                            : Optional.empty();
                case FieldType.Choice ignored -> Optional.of(new Value.Choice(one));
                case FieldType.CodeList ignored -> Optional.of(new Value.Choice(one));
                case FieldType.Multi ignored -> Optional.of(new Value.Choices(written));
                case FieldType.Face ignored -> Optional.of(new Value.Truth(true));
                case FieldType.Signature ignored -> Optional.of(new Value.Bytes(new byte[] {1}));
                case FieldType.Photo ignored -> Optional.of(new Value.Bytes(new byte[] {1}));
                case FieldType.Scan ignored -> Optional.of(new Value.Bytes(new byte[] {1}));
                case FieldType.Upload ignored -> Optional.of(new Value.Bytes(new byte[] {1}));
                case FieldType.IdCard ignored -> Optional.of(new Value.Rows(List.of()));
                case FieldType.Repeat ignored -> Optional.of(new Value.Rows(List.of()));
                case FieldType.Info ignored -> Optional.empty();
                case FieldType.Computed ignored -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
