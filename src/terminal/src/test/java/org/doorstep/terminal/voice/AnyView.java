// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.jspecify.annotations.Nullable;

/**
 * Views of any kind with made-up words in them, each word once. A word is known by the record component that holds it, so
 * a test can ask where the words of one component went. New screens are covered as soon as they compile.
 */
final class AnyView {
    private final SplittableRandom random;
    /** Word to {@code Record.component}. */
    private final Map<String, String> words = new LinkedHashMap<>();

    private AnyView(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A view and its words. */
    record Made(View view, Map<String, String> words) {}

    /** @param screen a record that is a screen */
    static Made of(Class<?> screen, Class<?> overlay, Language language, long seed) {
        AnyView any = new AnyView(seed);
        View view = new View(
                (Screen) any.make(screen),
                (Overlay) any.make(overlay),
                Comfort.STANDARD.with(language).withVoice(true),
                (View.Frame) any.make(View.Frame.class),
                0);
        return new Made(view, any.words);
    }

    /** The records that a sealed type permits, through all sealed types between. */
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AnyView::leaves)
                : Stream.of(type);
    }

    private Object make(Class<?> type) {
        if (type.isSealed()) {
            List<Class<?>> leaves = leaves(type).toList();
            return make(leaves.get(random.nextInt(leaves.size())));
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i]);
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no such record: " + type, e);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        AnnotatedType annotated = component.getAnnotatedType();
        if (annotated.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
            return null;
        }
        String holder = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        return value(component.getGenericType(), holder);
    }

    private Object value(Type type, String holder) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            List<Object> values = new ArrayList<>();
            int many = random.nextInt(4);
            for (int i = 0; i < many; i++) {
                values.add(value(inner, holder));
            }
            return generic.getRawType() == java.util.Set.class ? new HashSet<>(values) : values;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class) {
            return random.nextInt(7);
        }
        if (plain == boolean.class) {
            return random.nextBoolean();
        }
        if (plain == String.class) {
            return random.nextInt(5) == 0 ? "" : word(holder);
        }
        if (plain == TextValue.class) {
            return TextValue.of(random.nextInt(5) == 0 ? "" : word(holder));
        }
        if (plain == Text.class) {
            return Text.of(word(holder), word(holder));
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return make(plain);
    }

    private String word(String holder) {
        StringBuilder word = new StringBuilder("zq");
        for (int i = 0; i < 12; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        words.put(word.toString(), holder);
        return word.toString();
    }
}
