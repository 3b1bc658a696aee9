// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.FieldType;

/** What a field takes, in words. */
final class TypeWords {
    /** Beyond this a bound is meant to be none. */
    private static final long ENDLESS = 1_000_000_000_000_000L;

    private final Wording words;

    TypeWords(Wording words) {
        this.words = words;
    }

    /** The type with its limits; of a choice without its options, which are told one by one. */
    Text full(FieldType type) {
        return switch (type) {
            case FieldType.Line line ->
                line.lines() > 1
                        ? words.of("type.text.lines", line.max(), line.lines())
                        : words.of("type.text", line.max());
            case FieldType.Whole whole -> words.of("type.number", bound(whole.min()), bound(whole.max()));
            case FieldType.Money money -> words.of("type.money", yuan(money.minFen()), yuan(money.maxFen()));
            case FieldType.Date ignored -> words.of("type.date");
            case FieldType.Period ignored -> words.of("type.period");
            case FieldType.Choice choice ->
                words.of("type.choice", choice.options().size());
            case FieldType.Multi multi -> words.of("type.multi", multi.options().size(), multi.min(), multi.max());
            case FieldType.CodeList list -> words.of("type.list", list.list());
            case FieldType.Address address -> words.of("type.address", address.depth());
            case FieldType.Phone phone -> words.of(phone.noneAllowed() ? "type.phone.none" : "type.phone");
            case FieldType.IdNumber ignored -> words.of("type.id-number");
            case FieldType.IdCard ignored -> words.of("type.id-card");
            case FieldType.Face ignored -> words.of("type.face");
            case FieldType.Signature ignored -> words.of("type.signature");
            case FieldType.Photo ignored -> words.of("type.photo");
            case FieldType.Scan scan -> words.of("type.scan", scan.maxPages());
            case FieldType.Upload upload -> words.of("type.file", upload.maxBytes() >> 10);
            case FieldType.Account account -> words.of("type.account", account.minDigits(), account.maxDigits());
            case FieldType.Repeat repeat -> words.of("type.repeat", repeat.min(), repeat.max());
            case FieldType.Info info -> info.text();
            case FieldType.Computed computed ->
                words.of(
                        "type.computed",
                        words.of("kind." + computed.kind()),
                        computed.expression().source());
        };
    }

    static List<FieldType.Option> options(FieldType type) {
        return switch (type) {
            case FieldType.Choice choice -> choice.options();
            case FieldType.Multi multi -> multi.options();
            default -> List.of();
        };
    }

    private Text bound(long value) {
        return Math.abs(value / 2) > ENDLESS / 2 ? words.of("type.endless") : Wording.plain(Long.toString(value));
    }

    private Text yuan(long fen) {
        return Math.abs(fen / 2) > ENDLESS / 2 ? words.of("type.endless") : Wording.plain(Wording.yuan(fen));
    }
}
