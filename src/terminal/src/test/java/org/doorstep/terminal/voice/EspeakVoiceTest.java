// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.catalog.Language;
import org.doorstep.settings.TerminalSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real espeak-ng and a player that keeps the sound in a file; and with programs that misbehave. */
@Timeout(300)
class EspeakVoiceTest {
    private static final EspeakVoice.Limits PATIENT =
            new EspeakVoice.Limits(Duration.ofMinutes(4), Duration.ofMinutes(1));
    private static final Tuning NORMAL = new Tuning(100, 60);
    private static final String HANGS = "echo $$ > \"$DIR/pid\"\nexec sleep 3600\n";
    private static final String SWALLOWS = "cat > /dev/null\n";

    @TempDir
    Path folder;

    private Voice voice = new SilentVoice(new Availability.Absent("", ""));

    @AfterEach
    void end() {
        voice.close();
    }

    @Test
    void espeakSpeaksChineseAndEnglish() throws Exception {
        assertThat(Programs.find("espeak-ng", System.getenv("PATH")))
                .as("Debian package espeak-ng")
                .isPresent();
        byte[] chinese = sound(Language.ZH_CN, "您好，请放上身份证。", NORMAL);
        byte[] english = sound(Language.EN, "Please put down your ID card.", NORMAL);
        assertThat(pcm(chinese)).isGreaterThan(10_000);
        assertThat(pcm(english)).isGreaterThan(10_000);
    }

    @Test
    void fastIsShorterThanSlowAndSilentIsSilent() throws Exception {
        String words = "请把身份证拿起来，再放一次。";
        byte[] slow = sound(Language.ZH_CN, words, new Tuning(50, 60));
        byte[] fast = sound(Language.ZH_CN, words, new Tuning(200, 60));
        assertThat(slow.length).isGreaterThan(2 * fast.length);
        assertThat(pcm(sound(Language.ZH_CN, words, new Tuning(100, 0)))).isZero();
    }

    @Test
    void wordsGoInByStandardInputAndNeverAsArguments() throws Exception {
        Path engine = program("engine", "printf '%s\\n' \"$@\" > \"$DIR/arguments\"\ncat > \"$DIR/words\"\n");
        Path player = program("player", "printf '%s\\n' \"$@\" > \"$DIR/player\"\ncat > /dev/null\n");
        EspeakVoice espeak = open(engine, player, "", PATIENT);

        espeak.say(utterance(Language.ZH_CN, "张建国"), new Tuning(150, 40));
        await(espeak::idle);

        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .containsExactly(
                        "-m", "-b", "1", "-v", "cmn-latn-pinyin", "-s", "262", "-a", "80", "--stdin", "--stdout");
        assertThat(folder.resolve("words")).content().contains("张建国");
        assertThat(Files.readAllLines(folder.resolve("player"))).containsExactly("-q", "-D", "default");
        assertThat(espeak.available()).isEqualTo(new Availability.Ready());
    }

    @Test
    void aHeadsetThatIsThereGetsTheSoundAndTheValues() throws Exception {
        Path engine = program("engine", "cat > \"$DIR/words\"\n");
        Path player = program("player", "printf '%s\\n' \"$@\" > \"$DIR/player\"\ncat > /dev/null\n");
        EspeakVoice espeak = open(engine, player, folder.resolve("plug").toString(), PATIENT);
        assertThat(espeak.headset()).isEqualTo(Headset.UNPLUGGED);
        Files.createFile(folder.resolve("plug"));
        assertThat(espeak.headset()).isEqualTo(Headset.PLUGGED);

        Script script = new Script(Language.ZH_CN, List.of(new Token(Privacy.HEADSET, new Said.Words("张建国"))));
        espeak.say(Utterance.of(script, espeak.headset(), VoiceTexts.load(Views.FAULTS)), NORMAL);
        await(espeak::idle);

        assertThat(Files.readAllLines(folder.resolve("player"))).containsExactly("-q", "-D", "plughw:CARD=Headset");
        assertThat(folder.resolve("words")).content().contains("张建国");
    }

    @Test
    void hushingEndsAnEngineThatHangsAndLeavesNoProcess() throws Exception {
        EspeakVoice espeak = open(program("engine", HANGS), program("player", SWALLOWS), "", PATIENT);
        espeak.say(utterance(Language.ZH_CN, "您好"), NORMAL);
        long pid = pid();

        espeak.hush();
        await(espeak::idle);

        assertThat(Path.of("/proc", Long.toString(pid))).doesNotExist();
    }

    @Test
    void aPlayerThatHangsAndItsChildrenEndToo() throws Exception {
        Path player = program("player", "sleep 3600 &\necho $! > \"$DIR/pid\"\nwait\n");
        EspeakVoice espeak = open(program("engine", SWALLOWS), player, "", PATIENT);
        espeak.say(utterance(Language.ZH_CN, "您好"), NORMAL);
        long child = pid();

        espeak.hush();
        await(espeak::idle);

        await(() -> isDead(child));
    }

    @Test
    void moreWordsThanAPipeHoldsDoNotHoldUpAnybody() throws Exception {
        EspeakVoice espeak = open(program("engine", HANGS), program("player", SWALLOWS), "", PATIENT);
        espeak.say(utterance(Language.ZH_CN, "您好。".repeat(100_000)), NORMAL);
        long pid = pid();

        espeak.hush();
        await(espeak::idle);

        assertThat(Path.of("/proc", Long.toString(pid))).doesNotExist();
    }

    @Test
    void whatIsSaidLaterStopsWhatIsSaidBefore() throws Exception {
        Path engine = program(
                "engine",
                "read first\ncase $first in *甲*) " + HANGS.replace("\n", "; ") + ";; esac\n"
                        + "echo spoken > \"$DIR/second\"\n");
        EspeakVoice espeak = open(engine, program("player", SWALLOWS), "", PATIENT);
        espeak.say(utterance(Language.ZH_CN, "甲"), NORMAL);
        long first = pid();

        espeak.say(utterance(Language.ZH_CN, "乙"), NORMAL);
        await(() -> Files.exists(folder.resolve("second")));

        assertThat(Path.of("/proc", Long.toString(first))).doesNotExist();
        await(espeak::idle);
    }

    @Test
    void closingEndsWhatHangsAndNothingIsSaidAfterwards() throws Exception {
        EspeakVoice espeak = open(program("engine", HANGS), program("player", SWALLOWS), "", PATIENT);
        espeak.say(utterance(Language.ZH_CN, "您好"), NORMAL);
        long pid = pid();

        espeak.close();
        assertThat(Path.of("/proc", Long.toString(pid))).doesNotExist();

        Files.delete(folder.resolve("pid"));
        espeak.say(utterance(Language.ZH_CN, "您好"), NORMAL);
        assertThat(espeak.idle()).isTrue();
        assertThat(folder.resolve("pid")).doesNotExist();
    }

    @Test
    void whatNeverEndsIsEndedAtItsLimitAndTheVoiceCountsAsAbsent() throws Exception {
        EspeakVoice.Limits brief = new EspeakVoice.Limits(Duration.ofMillis(50), Duration.ofMinutes(1));
        EspeakVoice espeak = open(program("engine", HANGS), program("player", SWALLOWS), "", brief);
        for (int i = 0; i < 3; i++) {
            assertThat(espeak.available()).isEqualTo(new Availability.Ready());
            espeak.say(utterance(Language.ZH_CN, "您好"), NORMAL);
            await(espeak::idle);
        }
        assertThat(espeak.available())
                .isEqualTo(new Availability.Absent(
                        "engine and player did not end",
                        "Look whether the sound card hangs; try the two programs by hand."));
    }

    @Test
    void aSoundCardThatIsNotThereMakesTheVoiceAbsentUntilItIs() throws Exception {
        Path player = program("player", "cat > /dev/null\ntest -e \"$DIR/card\"\n");
        EspeakVoice espeak = open(program("engine", SWALLOWS), player, "", PATIENT);
        for (int i = 0; i < 3; i++) {
            espeak.say(utterance(Language.ZH_CN, "您好"), NORMAL);
            await(espeak::idle);
        }
        assertThat(espeak.available())
                .isEqualTo(new Availability.Absent(
                        "player ended with 1",
                        "Check speaker and headset under [voice] against the list of: aplay -L."));

        Files.createFile(folder.resolve("card"));
        espeak.say(utterance(Language.ZH_CN, "您好"), NORMAL);
        await(espeak::idle);
        assertThat(espeak.available()).isEqualTo(new Availability.Ready());
    }

    @Test
    void aMissingProgramIsNamedWithItsPackage() {
        voice = Voices.open(settings(Path.of("/nowhere/espeak-ng"), Path.of("/bin/true"), ""), "", PATIENT);
        assertThat(voice.available())
                .isEqualTo(new Availability.Absent(
                        "The program /nowhere/espeak-ng was not found",
                        "Install it (Debian package espeak-ng), or name another as engine under [voice]."));
        voice = Voices.open(settings(Path.of("/bin/true"), Path.of("aplay"), ""), folder.toString(), PATIENT);
        assertThat(voice.available())
                .asString()
                .contains("The program aplay was not found", "Debian package alsa-utils");
        voice.say(utterance(Language.ZH_CN, "您好"), NORMAL);
    }

    @Test
    void aProgramIsLookedUpInPath() throws IOException {
        Path player = program("aplay", SWALLOWS);
        assertThat(Programs.find("aplay", "::/nowhere:" + folder)).contains(player);
        assertThat(Programs.find("aplay", "")).isEmpty();
        assertThat(Programs.find(player.toString(), "")).contains(player);
    }

    @Test
    void settingsMayOfferNoVoice() {
        TerminalSettings.Voice off =
                new TerminalSettings.Voice(false, false, 100, 60, "espeak-ng", "aplay", "default", "", "");
        voice = Voices.open(off, System.getenv("PATH"), PATIENT);
        assertThat(voice.available()).asString().contains("offered = true");
    }

    private byte[] sound(Language language, String words, Tuning tuning) throws Exception {
        Path wav = folder.resolve("sound.wav");
        Path player = program("player", "cat > \"$DIR/sound.wav\"\n");
        EspeakVoice espeak = open(Path.of("espeak-ng"), player, "", PATIENT);
        espeak.say(utterance(language, words), tuning);
        await(espeak::idle);
        assertThat(espeak.available()).isEqualTo(new Availability.Ready());
        byte[] sound = Files.readAllBytes(wav);
        Files.delete(wav);
        assertThat(new String(sound, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        return sound;
    }

    /** How many bytes of the samples are not silence. */
    private static long pcm(byte[] wav) {
        long loud = 0;
        for (int i = 44; i < wav.length; i++) {
            loud += wav[i] == 0 ? 0 : 1;
        }
        return loud;
    }

    private EspeakVoice open(Path engine, Path player, String sign, EspeakVoice.Limits limits) {
        voice.close();
        voice = Voices.open(settings(engine, player, sign), System.getenv("PATH"), limits);
        return (EspeakVoice) voice;
    }

    private static TerminalSettings.Voice settings(Path engine, Path player, String sign) {
        return new TerminalSettings.Voice(
                true,
                false,
                100,
                60,
                engine.toString(),
                player.toString(),
                "default",
                sign.isEmpty() ? "" : "plughw:CARD=Headset",
                sign);
    }

    private Path program(String name, String body) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/sh\nDIR='" + folder + "'\n" + body);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static Utterance utterance(Language language, String words) {
        Script script = new Script(language, List.of(new Token(Privacy.PUBLIC, new Said.Words(words))));
        return Utterance.of(script, Headset.NONE, VoiceTexts.load(Views.FAULTS));
    }

    private long pid() throws Exception {
        Path file = folder.resolve("pid");
        await(() -> Files.exists(file) && Files.readString(file).endsWith("\n"));
        return Long.parseLong(Files.readString(file).strip());
    }

    /** Gone, or waiting for the init process, which is not the terminal's, to take note of its end. */
    private static boolean isDead(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        try {
            return Files.readString(status).contains(") Z ");
        } catch (IOException gone) {
            // ESRCH where it is taken note of between opening and reading.
            return Files.notExists(status);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            LockSupport.parkNanos(2_000_000);
        }
    }
}
