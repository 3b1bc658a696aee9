// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads a settings file. Changes nothing; any thread. */
public final class SettingsFile {
    /** More than this is no settings file. */
    static final int MOST_BYTES = 256 * 1024;

    /** How tomlj writes a character that does not fit. */
    private static final Pattern CHARACTER = Pattern.compile("'\\\\u([0-9a-f]{4})'");

    /** What an input method writes where TOML wants the mark of the same look: Chinese quotes, full-width signs. */
    private static final Pattern CHINESE_MARK = Pattern.compile("[‘’“”、。「」，：；＝．－＿［］｛｝＃（）\u3000]");

    private SettingsFile() {}

    /** What reading showed. */
    public sealed interface Result {}

    /** The file is right in itself; whether its devices fit their adapters is for somebody else to say. */
    public record Loaded(TerminalSettings settings) implements Result {}

    /**
     * The file must not be used.
     *
     * @param problems every mistake found, in the order of the file; never empty
     */
    public record Rejected(List<Problem> problems) implements Result {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** Reads and checks {@code file}. A file that cannot be read is rejected too, with the reason. */
    public static Result read(Path file) {
        return switch (bytesOf(file)) {
            case Bytes(var bytes) -> parse(file.toString(), bytes);
            case Unreadable(var problem) -> new Rejected(List.of(problem));
        };
    }

    /**
     * Checks the bytes of a settings file.
     *
     * @param file how problems name it
     */
    public static Result parse(String file, byte[] bytes) {
        Findings findings = new Findings(file);
        String text = decode(findings, bytes);
        boolean cut = !findings.all().isEmpty();
        TomlParseResult toml = Toml.parse(text);
        for (TomlParseError error : toml.errors()) {
            String message = readable(sentence(error.getMessage()));
            // Of a file that was cut off the end is no mistake of its own.
            if (!cut || !message.startsWith("Unexpected end")) {
                findings.addLost(
                        new Place(error.position().line(), error.position().column()),
                        message,
                        CHINESE_MARK.matcher(message).find()
                                ? "This is a Chinese mark: write the half-width one, such as \", = or [."
                                : "Correct this line: a key, an equals sign and a value, texts in double quotes, numbers"
                                        + " and true or false without; each key and each [table] once.");
            }
        }
        TerminalSettings settings = SettingsReader.read(findings, toml);
        List<Problem> problems = findings.all();
        return problems.isEmpty() ? new Loaded(settings) : new Rejected(problems);
    }

    sealed interface Content {}

    record Bytes(byte[] bytes) implements Content {}

    record Unreadable(Problem problem) implements Content {}

    static Content bytesOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return unreadable(file, "This file is larger than 256 KiB", "Name the settings file of a terminal.");
            }
            return new Bytes(bytes);
        } catch (NoSuchFileException _) {
            return unreadable(
                    file, "There is no such file", "Name another, or make one with the command \"doorstep template\".");
        } catch (IOException e) {
            return unreadable(
                    file,
                    "This file cannot be read (" + e.getClass().getSimpleName() + ")",
                    Files.isDirectory(file)
                            ? "It is a folder: name the file in it."
                            : "Look at its rights and at the disk.");
        }
    }

    private static Content unreadable(Path file, String message, String remedy) {
        return new Unreadable(new Problem(file.toString(), Place.WHOLE_FILE, "", message, remedy));
    }

    private static String decode(Findings findings, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = text.length() - text.lastIndexOf('\n');
            findings.addLost(
                    new Place(line, column),
                    "This byte is not UTF-8, and what follows it was not read",
                    "Save the file as UTF-8; an editor on Windows may have written GBK.");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String readable(String message) {
        return CHARACTER.matcher(message).replaceAll(found -> {
            int character = Integer.parseInt(found.group(1), 16);
            return Character.isISOControl(character)
                    ? found.group().replace("\\", "\\\\")
                    : "'" + (char) character + "'";
        });
    }

    private static String sentence(@Nullable String message) {
        String whole = message == null || message.isBlank() ? "This is no TOML" : message.strip();
        return whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
