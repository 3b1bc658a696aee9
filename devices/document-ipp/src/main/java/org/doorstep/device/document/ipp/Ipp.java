// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.Enum;
import com.hp.jipp.encoding.KeyValues;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.Text;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Attributes by name, whatever type a printer gave them; what is missing or of no use is empty. */
final class Ipp {
    private Ipp() {}

    static List<String> strings(AttributeGroup group, String name) {
        return values(group, name)
                .map(value -> switch (value) {
                    case Name n -> n.getValue();
                    case Text t -> t.getValue();
                    default -> value.toString();
                })
                .toList();
    }

    static List<Integer> numbers(AttributeGroup group, String name) {
        return values(group, name)
                .map(value -> switch (value) {
                    case Integer number -> number;
                    case Enum number -> number.getCode();
                    default -> null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    static OptionalInt number(AttributeGroup group, String name) {
        return numbers(group, name).stream().mapToInt(Integer::intValue).findFirst();
    }

    static List<KeyValues> keyValues(AttributeGroup group, String name) {
        return values(group, name)
                .filter(KeyValues.class::isInstance)
                .map(KeyValues.class::cast)
                .toList();
    }

    /** Whether the attribute is there and says "no value", which is more than not being there. */
    static boolean saidNone(AttributeGroup group, String name) {
        Attribute<?> attribute = group.get(name);
        return attribute != null && attribute.isNoValue();
    }

    private static Stream<?> values(AttributeGroup group, String name) {
        Attribute<?> attribute = group.get(name);
        return attribute == null ? Stream.empty() : attribute.stream();
    }
}
