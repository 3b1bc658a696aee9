// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.mistake;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;

/** The kinds of mistakes. Each has its words in the bundles {@code mistakes_*}: under its name, and its remedy beside it. */
public enum Mistake {
    // The file
    FILE_EMPTY,
    FILE_SECOND_DOCUMENT,
    FILE_UNREADABLE,
    FILE_ALIAS,
    FILE_LONG,
    FILE_NOT_UTF8,
    FILE_CONTROL,
    VALUE_NONE,
    KEY_TWICE,
    FOLDER_NO_ITEMS,
    DRAFT_NO_ITEMS,

    // Properties and values
    PROPERTIES_EXPECTED,
    KEY_UNKNOWN,
    KEY_MISSING,
    VALUE_TRUTH,
    VALUE_DATE,
    VALUE_PERIOD,
    VALUE_CONSTANT,
    VALUE_LIST,
    VALUE_ONE,
    NUMBER_RANGE,
    NUMBER_WHOLE,
    GRADE_UNKNOWN,
    LANGUAGE_UNKNOWN,
    DEVICE_NONE,
    BLOCK_UNKNOWN,
    STEP_UNKNOWN,
    FIELD_TYPE_UNKNOWN,
    OPTIONS_FEW,
    OPTIONS_ALIKE,
    PAGE_EMPTY,

    // Texts
    TEXT_ONE_LANGUAGE,
    TEXT_MISSING,
    TEXT_EMPTY,
    TEXTS_EXPECTED,
    TEXT_NOT_SHARED,
    TEXT_HALF_WIDTH,
    TEXT_FULL_WIDTH,
    TEXT_SPACE,
    TEXT_PLACEHOLDER,
    TEXT_PLACEHOLDER_HOW,

    // Ids and names
    ID_FORM,
    ID_TWICE,
    FIELD_ID_TWICE,
    FIELD_ID_RESERVED,
    FIELD_TYPE_CHANGED,
    ITEM_ID_TAKEN,
    ITEM_PLACE_TAKEN,
    ENGINE_NEWER,
    ENGINE_NEWER_HERE,
    TILE_LONG,
    CODE_BASIC,
    CODE_IMPLEMENTATION,
    CODE_TYPE,
    AUDIENCE_NONE,
    DEPARTMENT_UNKNOWN,

    // Versions and releases
    VERSION_BEHIND,
    VERSION_CHANGED,
    VERSION_PUBLISHED,
    RELEASE_BEHIND,
    RELEASE_LIST_MISSING,
    RELEASE_CALENDAR_MISSING,
    RELEASE_EXPRESSION,

    // What refers to something
    PAGE_UNKNOWN,
    PAGE_BACK,
    PAGE_UNASKED,
    PAGES_UNASKED,
    FIELD_UNKNOWN,
    NOTICE_UNKNOWN,
    OUTPUT_UNKNOWN,
    OUTPUT_NOT_PRINTED,
    SLIP_FIELD,
    GUIDE_FIELD,
    DEVICE_CARD,
    DEVICE_FACE,
    DEVICE_OUTPUT,
    DEVICE_PAYING,

    // Identity, steps and fees
    LEVEL_NO_METHOD,
    LEVEL_FACE_ONLY,
    LEVEL_METHODS,
    LEVEL_CARD,
    LEVEL_FACTOR,
    LEVEL_RECORD,
    STEPS_NONE,
    STEP_FACTOR_EARLY,
    STEP_QUERY_EARLY,
    STEP_RATE_EARLY,
    OFFLINE_PAY,
    FEES_UNPAID,
    FEES_NONE,
    FEE_NOT_FEN,

    // What is known where
    PATH_UNKNOWN,
    TABLE_NO_COLUMNS,
    COLUMN_UNKNOWN,

    // Code lists
    LIST_ID_RESERVED,
    LIST_ID_CALENDAR,
    LIST_EMPTY,
    LIST_NAME,
    LIST_UNKNOWN,
    ENTRY_PARENT_TWICE,
    ENTRY_CODE,
    ENTRY_CODE_TWICE,
    ENTRY_PARENT_UNKNOWN,
    ENTRY_CIRCLE,
    LABEL_EMPTY,
    LABEL_ONE_LANGUAGE,
    REGION_CODE,
    REGION_PREFIX,
    REGION_DEEP,
    REGIONS_MISSING,
    REGIONS_SHALLOW,

    // The working calendar
    CALENDAR_EMPTY,
    CALENDAR_YEAR_TWICE,
    CALENDAR_SOURCE,
    CALENDAR_BACKWARDS,
    CALENDAR_HOLIDAY_TWICE,
    CALENDAR_WEEKDAY,
    CALENDAR_DAY_TWICE,
    CALENDAR_BOTH,
    CALENDAR_OTHER_YEAR,
    CALENDAR_ENDING,

    // Expressions; those that begin with EXPR complete EXPRESSION
    EXPRESSION,
    EXPR_LONG,
    EXPR_UNREADABLE,
    EXPR_SYNTAX,
    EXPR_MIXED,
    EXPR_DEEP,
    EXPR_LOOP,
    EXPR_LITERAL,
    EXPR_LOOKUP,
    EXPR_DATE,
    EXPR_NAME,
    EXPR_APPLY,
    EXPR_LIST,
    EXPR_CALENDAR,
    EXPR_EARLY,
    EXPR_NOT_TEXT,
    EXPR_NOT_NUMBER,
    EXPR_NOT_FEN,
    EXPR_NOT_DATE,
    EXPR_NOT_TRUTH,

    // Examples
    EXAMPLE_NONE,
    EXAMPLE_STOPS,
    EXAMPLE_ENDLESS,
    EXAMPLE_REFUSED,
    EXAMPLE_ANSWER,
    EXAMPLE_FACTS,
    EXAMPLE_UNKNOWN,
    EXAMPLE_DIFFERS;

    private static final Pattern PART = Pattern.compile("\\{([0-9])}");

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** In words. Into {@code {0}} … go the parts, a {@link Text} by language. */
    public Told with(Object... parts) {
        return new Told(this, words(name(), parts), words(name() + ".remedy", parts));
    }

    private static Text words(String key, Object... parts) {
        return Text.of(in(Language.ZH_CN, key, parts), in(Language.EN, key, parts));
    }

    private static String in(Language language, String key, Object... parts) {
        Locale locale = switch (language) {
            case ZH_CN -> Locale.SIMPLIFIED_CHINESE;
            case EN -> Locale.ENGLISH;
        };
        String text = ResourceBundle.getBundle("org.doorstep.catalog.mistake.mistakes", locale, EXACT)
                .getString(key);
        return PART.matcher(text).replaceAll(found -> {
            Object part = parts[Integer.parseInt(found.group(1))];
            return Matcher.quoteReplacement(part instanceof Text each ? each.in(language) : String.valueOf(part));
        });
    }
}
