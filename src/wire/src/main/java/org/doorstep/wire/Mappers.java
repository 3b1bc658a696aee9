// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jackson, set up as {@link Json} promises. */
final class Mappers {
    /** A property name that may be repeated in an error: nothing that could be an id number, phone or name. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

    private static final int MAX_TEXT = 12 << 20;

    private Mappers() {}

    static JsonMapper strict() {
        return build(true);
    }

    static JsonMapper additive() {
        return build(false);
    }

    private static JsonMapper build(boolean refuseUnknown) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(Json.MAX_BYTES)
                        .maxNestingDepth(Json.MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNumberLength(40)
                        .maxNameLength(200)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule("doorstep").addDeserializer(Instant.class, new StrictInstant()))
                .annotationIntrospector(new NullMarkedRecords())
                .accessorNaming(new ComponentsOnly())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, refuseUnknown)
                .withCoercionConfig(
                        LogicalType.Textual,
                        c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    static BadMessage problem(JsonProcessingException e) {
        return new BadMessage(path(e), what(e));
    }

    /** What is wrong, in words that hold nothing of the message. */
    static String what(JsonProcessingException e) {
        // A broken document inside a list or record arrives wrapped, with the path but without the line.
        return switch (e.getCause() instanceof JsonProcessingException broken ? broken : e) {
            case StreamConstraintsException x ->
                "is larger than allowed (" + Json.MAX_BYTES + " bytes, " + Json.MAX_DEPTH + " levels); send less";
            case JsonParseException x ->
                "is no JSON with each name once, at line "
                        + x.getLocation().getLineNr() + ", column "
                        + x.getLocation().getColumnNr() + "; send the whole document again";
            case UnrecognizedPropertyException x ->
                "is not known to this program; leave it out, or upgrade the program that reads it";
            case InvalidNullException x -> "is missing or null; send a value";
            case MismatchedInputException x when missing(x) -> "is missing or null; send a value";
            case MismatchedInputException x -> "has the wrong form for " + form(x.getTargetType()) + "; correct it";
            default -> "cannot be read as what it should be; correct it";
        };
    }

    private static boolean missing(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static String form(@Nullable Class<?> type) {
        return type == null ? "this place" : "a value of type " + type.getSimpleName();
    }

    private static String path(JsonProcessingException e) {
        StringBuilder path = new StringBuilder("$");
        List<JsonMappingException.Reference> steps = e instanceof JsonMappingException m ? m.getPath() : List.of();
        for (JsonMappingException.Reference step : steps) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append('.').append(name(step));
            }
        }
        if (e instanceof MismatchedInputException m && missing(m)) {
            path.append(path.toString().endsWith(missingName(m)) ? "" : missingName(m));
        }
        return path.toString();
    }

    private static String missingName(MismatchedInputException e) {
        String text = e.getOriginalMessage();
        int from = text.indexOf('\'') + 1;
        int to = text.indexOf('\'', from);
        return from > 0 && to > from ? "." + text.substring(from, to) : "";
    }

    private static String name(JsonMappingException.Reference step) {
        boolean map = step.getFrom() instanceof Map
                || (step.getFrom() instanceof Class<?> c && Map.class.isAssignableFrom(c));
        return !map && PLAIN_NAME.matcher(step.getFieldName()).matches() ? step.getFieldName() : "*";
    }

    /** A record component without {@code @Nullable} is required and refuses null, also inside lists and maps. */
    private static final class NullMarkedRecords extends JacksonAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return component(member) ? Boolean.valueOf(!nullable(member)) : super.hasRequiredMarker(member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            if (!component(annotated)) {
                return super.findSetterInfo(annotated);
            }
            return JsonSetter.Value.construct(nullable(annotated) ? Nulls.DEFAULT : Nulls.FAIL, Nulls.FAIL);
        }

        private static boolean component(Annotated annotated) {
            return annotated instanceof AnnotatedParameter p
                    && p.getDeclaringClass().isRecord();
        }

        private static boolean nullable(Annotated annotated) {
            return annotated instanceof AnnotatedParameter p
                    && p.getOwner() instanceof AnnotatedConstructor c
                    && c.getAnnotated()
                            .getAnnotatedParameterTypes()[p.getIndex()]
                            .isAnnotationPresent(Nullable.class);
        }
    }

    /** Only the components of a record are written, no {@code isX()} or {@code getX()} beside them. */
    private static final class ComponentsOnly extends DefaultAccessorNamingStrategy.Provider {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public DefaultAccessorNamingStrategy.RecordNaming forRecord(MapperConfig<?> config, AnnotatedClass type) {
            Set<String> names = Arrays.stream(type.getRawType().getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
            return new DefaultAccessorNamingStrategy.RecordNaming(config, type) {
                @Override
                public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
                    return names.contains(name) ? name : null;
                }

                @Override
                public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
                    return names.contains(name) ? name : null;
                }
            };
        }
    }

    /** Instants are text; a number would leave its unit to guess. */
    private static final class StrictInstant extends StdScalarDeserializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1L;

        StrictInstant() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, "", "not an RFC 3339 instant");
            }
        }
    }
}
