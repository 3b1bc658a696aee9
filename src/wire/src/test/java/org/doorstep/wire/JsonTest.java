// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonTest {
    record Leaf(String text, int number, @Nullable String note) {
        @SuppressWarnings("unused") // Jackson would write it, were it asked to
        public boolean isSmall() {
            return number < 10;
        }

        @SuppressWarnings("unused")
        public String getOther() {
            return "other";
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Tree(List<Leaf> leaves, Map<String, String> words, Instant at, Lanes.Lane lane, byte[] bytes) {}

    private static final String TREE =
            "{'leaves':[{'text':'a','number':1}],'words':{'k':'v'},'at':'2026-03-01T08:00:00Z','lane':'P1','bytes':'_-8'}";

    private static byte[] json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').getBytes(UTF_8);
    }

    private static BadMessage bad(String json) {
        return assertThatExceptionOfType(BadMessage.class)
                .isThrownBy(() -> Json.read(json(json), Tree.class))
                .actual();
    }

    @Test
    void aRecordIsWrittenByItsComponentsOnlyAndReadBack() throws BadMessage {
        Tree tree = Json.read(json(TREE), Tree.class);
        assertThat(tree.bytes()).containsExactly(-1, -17);
        assertThat(Json.text(tree)).isEqualTo(TREE.replace('\'', '"'));
    }

    @Test
    void allMessagesOfALiveQuestionComeBackEqual() throws BadMessage {
        var grant = new Identity.Grant(
                "g1",
                "37001",
                "rs",
                new PersonTag("dGFn"),
                Identity.Method.PHONE_CODE,
                "",
                Instant.parse("2026-03-01T08:00:00.123456789Z"),
                Instant.parse("2026-03-01T08:10:00Z"),
                "c2ln");
        var waiting = new DeskCalls.Waiting(
                List.of(
                        new DeskCalls.Pending("q", "37001", DeskCalls.Kind.CONTACT, grant.tag(), null, "c2VhbA"),
                        new DeskCalls.Pending("q", "37001", DeskCalls.Kind.QUERY, grant.tag(), grant, "c2VhbA")),
                List.of(),
                55);
        assertThat(Json.read(Json.write(waiting), DeskCalls.Waiting.class)).isEqualTo(waiting);
        var answer = new Query.Answer(
                Query.AnswerState.FOUND,
                new Query.Holder("赵𬭎", "x"),
                Map.of("unit", "某某厂"),
                List.of(Map.of("period", "2026-01")),
                null);
        assertThat(Json.read(Json.write(answer), Query.Answer.class)).isEqualTo(answer);
        assertThat(Json.read(Json.write(grant), Identity.Grant.class).signedText())
                .isEqualTo(grant.signedText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'number':1        | 'number':1,'numbr':2 | $.leaves[0].numbr",
                "'number':1        | 'note':'x'          | $.leaves[0].number",
                "'number':1        | 'number':null       | $.leaves[0].number",
                "'number':1        | 'number':'1'        | $.leaves[0].number",
                "'number':1        | 'number':1.5        | $.leaves[0].number",
                "'number':1        | 'number':99999999999 | $.leaves[0].number",
                "'text':'a'        | 'text':5            | $.leaves[0].text",
                "'text':'a'        | 'text':true         | $.leaves[0].text",
                "[{'text':'a','number':1}] | [null]      | $.leaves[0]",
                "'v'               | null                | $.words.*",
                "'v'               | 7                   | $.words.*",
                "'2026-03-01T08:00:00Z' | 1772352000     | $.at",
                "'2026-03-01T08:00:00Z' | '2026-03-01'   | $.at",
                "'P1'              | 1                   | $.lane",
                "'P1'              | 'P9'                | $.lane",
                "'_-8'             | '/+8='              | $.bytes",
            })
    void aWrongValueIsRefusedWithItsPlace(String right, String wrong, String path) {
        assertThat(TREE).contains(right);
        assertThat(bad(TREE.replace(right, wrong)).path()).isEqualTo(path);
    }

    @Test
    void aMissingComponentOfTheOutermostRecordIsNamed() {
        assertThat(bad(TREE.replace("'lane':'P1',", ""))).hasMessageContaining("$.lane: is missing");
    }

    @Test
    void neitherTextNorUnknownNamesNorMapKeysAppearInTheError() {
        String secret = "999999195503120011";
        for (String wrong : List.of(
                TREE.replace("'2026-03-01T08:00:00Z'", "'" + secret + "'"),
                TREE.replace("'number':1", "'number':'" + secret + "'"),
                TREE.replace("'P1'", "'" + secret + "'"),
                TREE.replace("'k':'v'", "'" + secret + "':5"),
                TREE.replace("'number':1", "'number':1,'" + secret + "':5"),
                TREE.replace("'number':1", "'number':1,'张建国':5"),
                "{'leaves':" + secret + "x}",
                TREE.replace("'number':1", "'number':" + secret))) {
            assertThat(bad(wrong)).message().doesNotContain(secret).doesNotContain("张建国");
            assertThat(bad(wrong).getCause()).isNull();
        }
    }

    @Test
    void whatIsNoJsonIsRefusedWithLineAndColumn() {
        assertThat(bad("{'leaves':\n [}")).hasMessageContaining("line 2, column 3");
        assertThat(bad(TREE + " {}")).isNotNull();
        assertThat(bad(TREE.replace("'number':1", "'number':1,'number':2"))).hasMessageContaining("each name once");
        assertThat(bad("null")).hasMessageContaining("$: is null");
        assertThat(bad("")).isNotNull();
    }

    @Test
    void nestingAndSizeAreBounded() {
        byte[] deep = json(TREE.replace("'number':1", "'number':1,'more':" + "[".repeat(100) + "]".repeat(100)));
        assertThatExceptionOfType(BadMessage.class)
                .isThrownBy(() -> Json.readReply(deep, Tree.class))
                .withMessageContaining("larger than allowed");
        assertThatExceptionOfType(BadMessage.class)
                .isThrownBy(() -> Json.read(new byte[Json.MAX_BYTES + 1], Tree.class))
                .withMessageContaining("at most");
    }

    @Test
    void aReplyMayCarryWhatThisProgramDoesNotKnow() throws BadMessage {
        byte[] newer = json(
                TREE.replace("'number':1", "'number':1,'colour':[{'deep':1}]").replace("'lane'", "'later':{},'lane'"));
        assertThat(Json.readReply(newer, Tree.class).leaves()).containsExactly(new Leaf("a", 1, null));
        assertThatExceptionOfType(BadMessage.class).isThrownBy(() -> Json.read(newer, Tree.class));
    }

    @Test
    void theCanonicalFormFollowsRfc8785() throws BadMessage {
        record Mixed(String b, int a, Map<String, Integer> z) {}
        assertThat(Json.canonical(new Mixed("€\u0007\n\"", 5, Map.of("\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4))))
                .isEqualTo("{\"a\":5,\"b\":\"€\\u0007\\n\\\"\",\"z\":{\"\\r\":2,\"1\":4,\"€\":1,\"\ufb33\":3}}");
        assertThat(Json.canonical(Map.of("n", (1L << 53) - 1))).isEqualTo("{\"n\":9007199254740991}");
        assertThatIllegalArgumentException().isThrownBy(() -> Json.canonical(Map.of("n", 1L << 53)));
    }
}
