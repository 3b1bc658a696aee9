// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinTest {
    private static final List<String> REGION = List.of("任城区", "兖州区", "青禾镇", "新驿镇", "小王庄村", "李家楼村", "㙍里村");

    private static Pinyin pinyin;

    @BeforeAll
    static void loads() {
        pinyin = Pinyin.of(Lexicon.load()).with(REGION);
    }

    private static List<String> texts(String letters, Leaning leaning) {
        return pinyin.candidates(letters, leaning).stream().map(Candidate::text).toList();
    }

    private static List<String> first(int count, String letters, Leaning leaning) {
        return texts(letters, leaning).stream().limit(count).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "women, 我们",
        "shehuibaoxian, 社会保险",
        "shbx, 社会保险",
        "jumin, 居民",
        "yanglao, 养老",
        "hukoubu, 户口簿",
        "sfz, 身份证",
        "shenfz, 身份证",
        "chaiqian, 拆迁",
        "raomin, 扰民",
        "de, 的",
        "yi, 一"
    })
    void theUsualWordComesFirst(String letters, String word) {
        assertThat(first(1, letters, Leaning.WORDS)).containsExactly(word);
    }

    @ParameterizedTest
    @CsvSource({
        "zhang, 张",
        "li, 李",
        "wang, 王",
        "zeng, 曾",
        "shan, 单",
        "xie, 谢",
        "zha, 查",
        "ou, 欧",
        "ouyang, 欧阳",
        "lv, 吕",
        "piao, 朴"
    })
    void aNameBeginsWithASurnameAsItIsReadInNames(String letters, String surname) {
        assertThat(first(1, letters, Leaning.SURNAMES)).containsExactly(surname);
    }

    @Test
    void aSurnameWithTwoReadingsIsUnderBoth() {
        assertThat(first(3, "qiu", Leaning.SURNAMES)).contains("仇");
        assertThat(first(4, "xie", Leaning.SURNAMES)).contains("解");
        assertThat(texts("dan", Leaning.SURNAMES)).contains("单");
    }

    @Test
    void aWholeNameIsBegunByItsSurname() {
        Candidate surname = pinyin.candidates("zhangjianguo", Leaning.SURNAMES).getFirst();
        assertThat(surname).isEqualTo(new Candidate("张", 5));
    }

    @ParameterizedTest
    @CsvSource({"jianguo, 建国", "guiying, 桂英", "xiulan, 秀兰", "zhiqiang, 志强"})
    void givenNamesAreOfferedWholeThoughNoDictionaryHasThem(String letters, String name) {
        assertThat(first(1, letters, Leaning.GIVEN_NAMES)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"qhz, 青禾镇", "qinghez, 青禾镇", "qinghezhen, 青禾镇", "rench, 任城区", "xiaowzc, 小王庄村", "yzq, 兖州区"})
    void placesOfTheRegionComeFirst(String letters, String place) {
        assertThat(first(1, letters, Leaning.PLACES)).containsExactly(place);
    }

    @Test
    void otherPlacesOfTheCountryComeBeforeWords() {
        assertThat(first(3, "jinan", Leaning.PLACES)).contains("济南");
        assertThat(first(2, "qingdao", Leaning.PLACES)).contains("青岛");
    }

    @Test
    void severalPlacesInARowAreOneCandidate() {
        assertThat(pinyin.candidates("renchengquqinghezhen", Leaning.PLACES).getFirst())
                .isEqualTo(new Candidate("任城区青禾镇", 20));
    }

    @Test
    void severalWordsInARowAreOneCandidateWhereNoWordIsSpeltSo() {
        assertThat(first(1, "yanglaobaoxian", Leaning.WORDS)).containsExactly("养老保险");
        assertThat(first(1, "xiashuidaodusi", Leaning.WORDS).getFirst()).startsWith("下水道");
    }

    @Test
    void whatUsesUpFewerLettersComesLater() {
        List<Candidate> candidates = pinyin.candidates("jianguo", Leaning.WORDS);
        assertThat(candidates).contains(new Candidate("建国", 7), new Candidate("见", 4));
        assertThat(candidates).isSortedAccordingTo((one, other) -> Integer.compare(other.letters(), one.letters()));
    }

    @Test
    void lettersCanBeDividedInMoreThanOneWay() {
        assertThat(texts("xian", Leaning.WORDS)).contains("先", "西安");
        assertThat(texts("fangan", Leaning.WORDS)).contains("方案", "反感");
    }

    @Test
    void umlautsAreTypedWithV() {
        assertThat(texts("nv", Leaning.WORDS)).startsWith("女");
        assertThat(texts("lvyou", Leaning.WORDS)).startsWith("旅游");
        assertThat(texts("lue", Leaning.WORDS)).startsWith("略");
        assertThat(texts("jve", Leaning.WORDS)).contains("决");
    }

    @Test
    void soundsThatAreEasilyConfusedFindTheWordToo() {
        assertThat(texts("zongguo", Leaning.WORDS)).contains("中国");
        assertThat(texts("xinmin", Leaning.WORDS)).contains("姓名");
    }

    @ParameterizedTest
    @CsvSource({
        "㛃, jie",
        "䶮, yan",
        "𫘝, jue",
        "𬤊, shi",
        "𬭎, hong",
        "㐆, yin",
        "𪣻, lou",
        "𫖯, fu",
        "镕, rong",
        "堃, kun",
        "喆, zhe"
    })
    void rareCharactersAreReachedByTheirReading(String character, String letters) {
        for (Leaning leaning : Leaning.values()) {
            assertThat(texts(letters, leaning)).as(leaning.name()).contains(character);
        }
    }

    @Test
    void aRareCharacterOfNamesIsNotBehindAllOthers() {
        assertThat(texts("hong", Leaning.GIVEN_NAMES).indexOf("𬭎")).isLessThan(40);
        assertThat(texts("zhe", Leaning.GIVEN_NAMES).indexOf("喆")).isLessThan(4);
    }

    @Test
    void everyCharacterIsReachedByItsReading() {
        Lexicon lexicon = Lexicon.load();
        int checked = 0;
        for (int syllable = 0; syllable < lexicon.syllables().size(); syllable++) {
            List<String> found = texts(lexicon.syllables().name(syllable), Leaning.WORDS);
            for (int i = lexicon.characters().start(syllable);
                    i < lexicon.characters().start(syllable + 1);
                    i++) {
                assertThat(found)
                        .contains(Character.toString(lexicon.characters().codePoint(i)));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(41_000);
    }

    @ParameterizedTest
    @CsvSource({"u2cb4e, 𬭎", "u4dae, 䶮", "u31234, 𱈴"})
    void aCharacterNobodyCanReadIsTypedByItsNumber(String letters, String character) {
        assertThat(pinyin.candidates(letters, Leaning.WORDS))
                .containsExactly(new Candidate(character, letters.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u", "u12", "u110000", "uffffff", "u0041", "ud800", "vvv", "iii", "i", "1", "'", "中"})
    void whatCannotBeReadIsOfferedAsItIs(String letters) {
        assertThat(pinyin.candidates(letters, Leaning.WORDS)).containsExactly(new Candidate(letters, letters.length()));
    }

    @Test
    void whatFollowsReadableLettersIsLeftOver() {
        assertThat(pinyin.candidates("zhangvv", Leaning.SURNAMES).getFirst()).isEqualTo(new Candidate("张", 5));
        assertThat(pinyin.candidates("li3", Leaning.SURNAMES).getFirst()).isEqualTo(new Candidate("李", 2));
    }

    @Test
    void withoutLettersThereAreCommonSurnamesAndThePlacesAroundButNoWords() {
        assertThat(first(5, "", Leaning.SURNAMES)).contains("李", "王", "张");
        assertThat(first(2, "", Leaning.PLACES)).containsExactly("任城区", "兖州区");
        assertThat(texts("", Leaning.WORDS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "zzzzzzzzzzzzzzzzzzzzzzzz",
                "xianxianxianxianxianxian",
                "shishishishishishishishi",
                "cxjmjbylbxcbdj"
            })
    void anyLettersGiveSomethingOnceEachThatUsesUpLetters(String letters) {
        for (Leaning leaning : Leaning.values()) {
            List<Candidate> candidates = pinyin.candidates(letters, leaning);
            assertThat(candidates).isNotEmpty().allMatch(c -> c.letters() >= 1 && c.letters() <= letters.length());
            assertThat(candidates.stream().map(Candidate::text)).doesNotHaveDuplicates();
        }
    }

    @Test
    void endsTellWhereSyllablesEnd() {
        assertThat(pinyin.ends("zhangjianguo")).containsExactly(5, 9, 12);
        assertThat(pinyin.ends("qhz")).containsExactly(1, 2, 3);
        assertThat(pinyin.ends("u2cb4e")).isEmpty();
    }
}
