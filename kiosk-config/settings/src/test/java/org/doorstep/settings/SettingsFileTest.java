// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.doorstep.settings.SettingsFile.Loaded;
import org.doorstep.settings.SettingsFile.Rejected;
import org.doorstep.settings.TerminalSettings.Orientation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final String SMALLEST = """
            [central]
            url = "https://central.example:8443"
            [panel]
            widthPx = 1080
            heightPx = 1920
            diagonalInches = 21.5
            bottomMm = 700
            [paths]
            state = "/var/lib/doorstep"
            """;

    static TerminalSettings loaded(String text) {
        return switch (SettingsFile.parse("t.toml", text.getBytes(StandardCharsets.UTF_8))) {
            case Loaded(var settings) -> settings;
            case Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    static List<Problem> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Problem> problems(byte[] bytes) {
        return switch (SettingsFile.parse("t.toml", bytes)) {
            case Loaded(var settings) -> throw new AssertionError("accepted: " + settings);
            case Rejected(var problems) -> problems;
        };
    }

    private static Problem only(String text) {
        List<Problem> problems = problems(text);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static String smallestWith(String key, String line) {
        String changed = SMALLEST.replaceFirst("(?m)^" + key + " = .*$", line);
        assertThat(changed).isNotEqualTo(SMALLEST);
        return changed;
    }

    @Nested
    class WhatIsRight {
        @Test
        void theTemplateIsARightFile() {
            TerminalSettings settings = loaded(SettingsTemplate.text());

            assertThat(settings.central().url()).isEqualTo(URI.create("https://central.example.gov.cn:8443"));
            assertThat(settings.panel().orientation()).isEqualTo(Orientation.PORTRAIT);
            assertThat(settings.panel().pxPerMm()).isCloseTo(4.03, within(0.01));
            assertThat(settings.timing().idle()).isEqualTo(Duration.ofMinutes(2));
            assertThat(settings.timing().countdown()).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.timing().privateHide()).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.timing().reveal()).isEqualTo(Duration.ofSeconds(10));
            assertThat(settings.timing().ratingSkip()).isEqualTo(Duration.ofSeconds(15));
            assertThat(settings.timing().cardReminderEvery()).isEqualTo(Duration.ofSeconds(10));
            assertThat(settings.slot("receipt").orElseThrow().zh()).isEqualTo("屏幕下方左边的凭条出口");
            assertThat(settings.devices())
                    .extracting(DeviceSettings::adapter)
                    .containsExactly("idcard-sdt", "receipt-escpos", "document-ipp");
        }

        @Test
        void whatMayBeLeftOutHasTheTemplatesValue() {
            TerminalSettings least = loaded(SMALLEST);
            TerminalSettings template = loaded(SettingsTemplate.text());

            assertThat(least.timing()).isEqualTo(template.timing());
            assertThat(least.voice()).isEqualTo(template.voice());
            assertThat(least.theme()).isEqualTo(template.theme());
            assertThat(least.site().timezone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
            assertThat(least.devices()).isEmpty();
        }

        @Test
        void aHeadsetIsNamedWithTheSignOfItsPlug() {
            TerminalSettings.Voice voice = loaded(SMALLEST + """
                            [voice]
                            engine = "/opt/voice/speak"
                            headset = "plughw:CARD=Headset,DEV=0"
                            headsetSign = "/proc/asound/Headset"
                            """).voice();

            assertThat(voice.engine()).isEqualTo("/opt/voice/speak");
            assertThat(voice.player()).isEqualTo("aplay");
            assertThat(voice.speaker()).isEqualTo("default");
            assertThat(voice.headset()).isEqualTo("plughw:CARD=Headset,DEV=0");
            assertThat(voice.headsetSign()).isEqualTo("/proc/asound/Headset");
        }

        @Test
        void aDiagonalGivesTheSidesOfThePanel() {
            TerminalSettings.Panel panel = loaded(SMALLEST).panel();

            assertThat(panel.widthMm()).isCloseTo(267.7, within(0.1));
            assertThat(panel.heightMm()).isCloseTo(476.0, within(0.2));
        }

        @Test
        void aDeviceKeepsItsOwnKeysAsTextsWithTheirPlaces() {
            DeviceSettings device = loaded(SMALLEST + """
                            [[device]]
                            id = "receipt"
                            adapter = "receipt-escpos"
                              columns = 42
                            cut = true
                            link = "tcp:192.0.2.7:9100"
                            """).device("receipt").orElseThrow();

            assertThat(device.values())
                    .containsOnly(
                            java.util.Map.entry("columns", "42"),
                            java.util.Map.entry("cut", "true"),
                            java.util.Map.entry("link", "tcp:192.0.2.7:9100"));
            assertThat(device.places().get("columns")).isEqualTo(new Place(13, 3));
            assertThat(device.problem("columns", "No", "Do.").text()).isEqualTo("t.toml:13:3: No. Do.");
            assertThat(device.problem("width", "No", "Do.").line()).isEqualTo(10);
        }

        @Test
        void aPinRecordsWhatIsComparedAndLeavesTheRest() {
            String device = "[[device]]\nid = \"idcard\"\nadapter = \"idcard-sdt\"\nlink = \"serial:/dev/ttyUSB0\"\n";

            assertThat(loaded(SMALLEST + device).devices().getFirst().pin()).isNull();
            DeviceSettings pinned = loaded(SMALLEST + device
                            + "pin = { path = \"usb:1-1.4:1.0\", vendor = \"1a86\", product = \"0x7523\" }\n")
                    .devices()
                    .getFirst();
            assertThat(pinned.pin()).isEqualTo(new DeviceSettings.Pin("usb:1-1.4:1.0", 0x1a86, 0x7523, null));
            assertThat(pinned.values()).containsOnlyKeys("link");
            assertThat(pinned.problem("pin", "No", "Do.").line()).isEqualTo(14);
            assertThat(loaded(SMALLEST + device + "[device.pin]\nserial = \"A50285BI\"\n")
                            .devices()
                            .getFirst()
                            .pin())
                    .isEqualTo(new DeviceSettings.Pin(null, null, null, "A50285BI"));
        }

        @Test
        void aByteOrderMarkIsLetPass() {
            loaded("\uFEFF" + SMALLEST);
        }
    }

    @Nested
    class EachMistakeIsNamedWithItsPlace {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                url | urll = "https://c.example" | central.urll | 2 | Did you mean url?
                widthPx | widthpx = 1080 | panel.widthpx | 4 | Did you mean widthPx?
                bottomMm | bottom = 700 | panel.bottom | 7 | Did you mean bottomMm?
                """)
        void anUnknownKeyIsRefusedWithTheNearestKnown(String key, String line, String at, int number, String remedy) {
            assertThat(problems(smallestWith(key, line))).anySatisfy(problem -> {
                assertThat(problem.key()).isEqualTo(at);
                assertThat(problem.line()).isEqualTo(number);
                assertThat(problem.column()).isEqualTo(1);
                assertThat(problem.remedy()).isEqualTo(remedy);
            });
        }

        @Test
        void anUnknownTableIsRefusedWithTheNearestKnown() {
            Problem problem = only(SMALLEST + "[timings]\nidle = 60\n");

            assertThat(problem.text())
                    .isEqualTo("t.toml:10:1: Nothing called timings is known in the file. Did you mean timing?");
        }

        @Test
        void anUnknownKeyLikeNoOtherIsAnsweredWithAllThatAreKnown() {
            assertThat(only(SMALLEST + "[voice]\nspokenLanguage = \"zh\"\n").remedy())
                    .isEqualTo(
                            "Remove it; known are offered, speak, ratePercent, volumePercent, engine, player, speaker,"
                                    + " headset, headsetSign.");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                engine = "espeak-ng -v zh"   | voice.engine      | without spaces or arguments
                player = "bin/aplay"         | voice.player      | beginning with /
                speaker = "-D default"       | voice.speaker     | aplay -L
                headset = "the black one"    | voice.headset     | aplay -L
                """)
        void aVoiceThatCouldNotBeStartedIsRefusedWithTheRemedy(String line, String key, String remedy) {
            Problem problem = only(SMALLEST + "[voice]\n" + line + "\n");

            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.remedy()).contains(remedy);
        }

        @Test
        void theSignOfAHeadsetNeedsAHeadset() {
            assertThat(only(SMALLEST + "[voice]\nheadsetSign = \"/proc/asound/Headset\"\n")
                            .remedy())
                    .contains("headset = ");
            assertThat(only(SMALLEST + "[voice]\nheadset = \"hw:1\"\nheadsetSign = \"asound\"\n")
                            .remedy())
                    .startsWith("Begin it with /");
        }

        @Test
        void theSecondCopyLiesBesideTheJournalUnlessItHasAFolderOfItsOwn() {
            assertThat(loaded(SMALLEST).paths().journalCopy()).isEqualTo(Path.of("/var/lib/doorstep"));
            String own = smallestWith("state", "state = \"/var/lib/doorstep\"\njournalCopy = \"/mnt/copy/\"");
            assertThat(loaded(own).paths().journalCopy()).isEqualTo(Path.of("/mnt/copy"));
            String relative = smallestWith("state", "state = \"/var/lib/doorstep\"\njournalCopy = \"copy\"");
            assertThat(only(relative).text()).startsWith("t.toml:10:1: journalCopy is not an absolute folder. ");
        }

        @Test
        void aMissingKeyIsNamedAtItsTable() {
            Problem problem = only(smallestWith("state", "# nothing"));

            assertThat(problem.text())
                    .isEqualTo("t.toml:8:1: [paths] lacks state. Add a line such as: state = \"/var/lib/doorstep\".");
        }

        @Test
        void aMissingTableIsNamedForTheFile() {
            Problem problem = only(SMALLEST.replace("[paths]\nstate = \"/var/lib/doorstep\"\n", ""));

            assertThat(problem.line()).isZero();
            assertThat(problem.text()).startsWith("t.toml: The table [paths] is missing. ");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                widthPx | widthPx = "1080" | widthPx must be a whole number but is a text
                widthPx | widthPx = 1080.0 | widthPx must be a whole number but is a number with a decimal point
                widthPx | widthPx = 108 | widthPx is 108 pixels
                bottomMm | bottomMm = "700" | bottomMm must be a number but is a text
                bottomMm | bottomMm = nan | bottomMm must be a number but is a number with a decimal point
                bottomMm | bottomMm = -5 | bottomMm is -5 mm
                diagonalInches | diagonalInches = 10.1 | diagonalInches is 10.1 inches
                url | url = 5 | url must be a text but is a whole number
                url | url = "" | url is empty
                url | url = "http://central.example" | url does not begin with https://
                url | url = "https://central.example/t" | url has more than a host and a port
                url | url = "https://me@central.example" | url has more than a host and a port
                url | url = "https:///" | url names no host
                url | url = "https://a b" | url is no address (Illegal character in authority)
                url | url = "https://central.example:99999" | url has no port between 1 and 65535
                state | state = "doorstep" | state is not an absolute folder
                state | state = "~/doorstep" | state is not an absolute folder
                """)
        void aWrongValueIsNamedAtItsKey(String key, String line, String message) {
            Problem problem = only(smallestWith(key, line));

            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.key()).endsWith("." + key);
            assertThat(problem.line()).isPositive();
            assertThat(problem.remedy()).endsWith(".");
        }

        @ParameterizedTest
        @ValueSource(strings = {"idle = 29", "countdown = 0", "privateHide = 999", "reveal = 1", "ratingSkip = 0"})
        void aTimeOutOfItsRangeIsRefused(String line) {
            Problem problem = only(SMALLEST + "[timing]\n" + line + "\n");

            assertThat(problem.line()).isEqualTo(11);
            assertThat(problem.remedy()).matches("Choose from \\d+ to \\d+ seconds\\.");
        }

        @Test
        void aPanelMeasuredTheOtherWayRoundIsRefused() {
            Problem problem = only(smallestWith("diagonalInches", "widthMm = 476\nheightMm = 268"));

            assertThat(problem.message()).contains("do not fit the pixels");
            assertThat(problem.remedy()).startsWith("Swap widthMm and heightMm");
        }

        @Test
        void aPanelMeasuredWrongIsRefused() {
            assertThat(only(smallestWith("diagonalInches", "widthMm = 250\nheightMm = 476"))
                            .remedy())
                    .startsWith("Measure the picture again");
        }

        @Test
        void aSizeGivenTwiceIsRefused() {
            assertThat(only(SMALLEST.replace("bottomMm", "widthMm = 268\nheightMm = 476\nbottomMm"))
                            .message())
                    .startsWith("The size is given twice");
        }

        @Test
        void aTimeZoneThatDoesNotExistIsRefusedWithTheNearest() {
            assertThat(only(SMALLEST + "[site]\ntimezone = \"Asia/Shanghia\"\n").remedy())
                    .isEqualTo("Did you mean Asia/Shanghai?");
        }

        @Test
        void aTableWhereAValueBelongsIsRefusedAndTheOtherWayRound() {
            assertThat(problems(SMALLEST.replace("[paths]\nstate", "[paths.state]\nstate")))
                    .extracting(Problem::message)
                    .containsExactly("state must be a text but is a table");
            assertThat(problems("site = 5\n" + SMALLEST))
                    .extracting(Problem::message)
                    .containsExactly("site must be a table but is a whole number");
        }

        @Test
        void twoDevicesOfOneNameAreRefused() {
            Problem problem = only(SMALLEST + """
                    [[device]]
                    id = "receipt"
                    adapter = "receipt-escpos"
                    [[device]]
                    id = "receipt"
                    adapter = "receipt-escpos"
                    """);

            assertThat(problem.line()).isEqualTo(14);
            assertThat(problem.message()).isEqualTo("Another device is called receipt already, in line 11");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Receipt", "9th", "a_b", "打印机"})
        void aDeviceNameThatIsNoNameIsRefused(String id) {
            Problem problem = only(SMALLEST + "[[device]]\nid = \"" + id + "\"\nadapter = \"receipt-escpos\"\n");

            assertThat(problem.text()).startsWith("t.toml:11:1: id is not a name. Use 1 to 32 of a-z");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                pin = { vendor = "1a8" }             | device.pin.vendor  | 13:9  | vendor is no USB id. Write the four
                pin = { product = 0x7523 }           | device.pin.product | 13:9  | product must be a text but is a whole
                pin = { serial = "" }                | device.pin.serial  | 13:9  | serial is empty. Write it as
                pin = { vendor = "1a86", place = 1 } | device.pin.place   | 13:26 | Nothing called place is known in [dev
                pin = {}                             | device.pin         | 13:1  | pin records nothing. Write at least
                pin = "usb:1-1"                      | device.pin         | 13:1  | pin must be a table but is a text
                """)
        void aPinThatCouldNotBeComparedIsRefused(String line, String key, String place, String text) {
            Problem problem = only(SMALLEST + "[[device]]\nid = \"idcard\"\nadapter = \"idcard-sdt\"\n" + line + "\n");

            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.text()).startsWith("t.toml:" + place + ": " + text);
        }

        @Test
        void aDeviceInSingleBracketsIsRefused() {
            assertThat(only(SMALLEST + "[device]\nid = \"receipt\"\n").remedy())
                    .isEqualTo("Begin each with a line [[device]], in double brackets.");
        }

        @Test
        void aListAsAValueOfADeviceIsRefused() {
            assertThat(only(SMALLEST + "[[device]]\nid = \"r\"\nadapter = \"a\"\nlink = [1]\n")
                            .message())
                    .isEqualTo("link must be a text, a number, true or false, but is a list");
        }

        @Test
        void aSlotOfNoDeviceIsRefusedWithTheNearest() {
            Problem problem = only(SMALLEST + """
                    [[device]]
                    id = "receipt"
                    adapter = "receipt-escpos"
                    [slots]
                    reciept = { zh = "左边", en = "left" }
                    """);

            assertThat(problem.text()).isEqualTo("t.toml:14:1: No device is called reciept. Did you mean receipt?");
        }

        @Test
        void slotWordsLackingALanguageAreRefused() {
            String device = "[[device]]\nid = \"receipt\"\nadapter = \"receipt-escpos\"\n[slots]\n";

            assertThat(only(SMALLEST + device + "receipt = { zh = \"左边\" }\n").message())
                    .isEqualTo("[slots.receipt] lacks en");
            assertThat(only(SMALLEST + device + "receipt = { zh = \"left\", en = \"left\" }\n")
                            .message())
                    .isEqualTo("zh holds no Chinese character");
        }

        @Test
        void aLineThatIsNoTomlIsNamedWithLineAndColumn() {
            Problem problem = only(smallestWith("widthPx", "widthPx ="));

            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.column()).isEqualTo(10);
            assertThat(problem.message()).startsWith("Unexpected end of line");
        }

        @ParameterizedTest
        @CsvSource({"widthPx ＝ 1080, 9, ＝", "widthPx = “1080”, 11, “", "widthPx = 1080；, 15, ；"})
        void aMarkOfAChineseInputMethodIsShownAsItStandsAndNamed(String line, int column, String mark) {
            Problem problem = only(smallestWith("widthPx", line));

            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.message()).startsWith("Unexpected '" + mark + "'");
            assertThat(problem.remedy()).startsWith("This is a Chinese mark: write the half-width one");
        }

        @Test
        void aSizeThatWasNotReadIsNotHeldAgainstTheOthers() {
            String measured = smallestWith("diagonalInches", "widthMm = 268\nheightMm = 476");

            assertThat(only(measured.replace("widthPx = 1080", "widthPx = 1080.5"))
                            .key())
                    .isEqualTo("panel.widthPx");
            assertThat(only(measured.replace("widthPx = 1080", "widthPx 1080")).line())
                    .isEqualTo(4);
        }

        @Test
        void aKeyGivenTwiceIsRefused() {
            assertThat(only(smallestWith("widthPx", "widthPx = 1080\nwidthPx = 1081"))
                            .text())
                    .startsWith("t.toml:5:1: widthPx previously defined at line 4, column 1. ");
        }

        @Test
        void aFileInAnotherEncodingIsRefusedAtTheFirstWrongByte() {
            byte[] gbk = (SMALLEST + "[slots]\nidcard = { zh = \"家门口\", en = \"x\" }\n")
                    .getBytes(Charset.forName("GB18030"));

            List<Problem> problems = problems(gbk);
            Problem problem = problems.getFirst();

            assertThat(problems).hasSize(1);

            assertThat(problem.line()).isEqualTo(11);
            assertThat(problem.column()).isEqualTo(18);
            assertThat(problem.remedy()).startsWith("Save the file as UTF-8");
        }

        @Test
        void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
            List<Problem> problems = problems("""
                    [central]
                    url = "http://central.example"
                    [panel]
                    widthPx = 1080
                    heightPx = 1920
                    diagonalInch = 21.5
                    bottomMm = "low"
                    [timing]
                    idle = 5
                    [paths]
                    state = "x"
                    """);

            assertThat(problems)
                    .extracting(Problem::key)
                    .containsExactly(
                            "central.url",
                            "panel.widthMm",
                            "panel.heightMm",
                            "panel.diagonalInch",
                            "panel.bottomMm",
                            "timing.idle",
                            "paths.state");
        }
    }

    @Nested
    class WhatIsOnDisk {
        @TempDir
        Path folder;

        @Test
        void isReadAsItIs() throws IOException {
            Path file = Files.writeString(folder.resolve("terminal.toml"), SMALLEST);

            assertThat(SettingsFile.read(file)).isInstanceOf(Loaded.class);
        }

        @Test
        void aMissingFileIsRejectedWithItsName() {
            Path file = folder.resolve("none.toml");

            assertThat(SettingsFile.read(file))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(
                                            rejected.problems().getFirst().text())
                                    .startsWith(file + ": There is no such file. "));
        }

        @Test
        void aFolderIsRejected() {
            assertThat(SettingsFile.read(folder))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(
                                            rejected.problems().getFirst().remedy())
                                    .isEqualTo("It is a folder: name the file in it."));
        }

        @Test
        void aFileTooLargeForSettingsIsRejected() throws IOException {
            Path file = Files.write(folder.resolve("big.toml"), new byte[SettingsFile.MOST_BYTES + 1]);

            assertThat(SettingsFile.read(file))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(
                                            rejected.problems().getFirst().message())
                                    .contains("larger than 256 KiB"));
        }
    }
}
