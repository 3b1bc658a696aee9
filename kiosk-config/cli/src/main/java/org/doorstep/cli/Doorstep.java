// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code doorstep}: says what it can do and leaves the work to its subcommands. */
@Command(
        name = "doorstep",
        mixinStandardHelpOptions = true,
        versionProvider = Doorstep.Version.class,
        description = "Checks and sets up a Doorstep terminal.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nEnds with%n",
        exitCodeList = {
            "0:all is well",
            "1:something is wrong; each line says where and what to do",
            "2:the command was not called rightly",
            "3:the command could not do its work"
        })
public final class Doorstep {
    /** Held likewise. What devices go through is told by the commands themselves. */
    private static final Logger DEVICES = Logger.getLogger("org.doorstep.device");

    /** Held, or its level is forgotten. FontBox warns of a table of each font that documents do without. */
    private static final Logger FONTS = Logger.getLogger("org.apache.fontbox");

    private Doorstep() {}

    /** Ends the JVM with the command's exit code. */
    public static void main(String[] arguments) {
        FONTS.setLevel(Level.SEVERE);
        DEVICES.setLevel(Level.SEVERE);
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        var in = new BufferedReader(
                new InputStreamReader(System.in, Charset.forName(System.getProperty("stdin.encoding", "UTF-8"))));
        Surroundings here = new Surroundings(out, err, in, Surroundings.installed(), System.getenv());
        System.exit(run(here, arguments));
    }

    /** Runs one command and gives its exit code. */
    static int run(Surroundings surroundings, String... arguments) {
        CommandLine line = new CommandLine(new Doorstep())
                .addSubcommand(new ValidateCommand(surroundings))
                .addSubcommand(new TemplateCommand(surroundings))
                .addSubcommand(new DevicesCommand(surroundings))
                .addSubcommand(new DeviceCommand(surroundings))
                .addSubcommand(new EnrolCommand(surroundings))
                .addSubcommand(new CommandLine(new AuditCommand())
                        .addSubcommand(new AuditExportCommand(surroundings))
                        .addSubcommand(new AuditVerifyCommand(surroundings)))
                .addSubcommand(new DoctorCommand(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    surroundings
                            .err()
                            .println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
                    return Exit.UNABLE;
                });
        return line.execute(arguments);
    }

    /** The version of the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"doorstep " + number()};
        }

        static String number() {
            try (InputStream in = Doorstep.class.getResourceAsStream("version.properties")) {
                if (in == null) {
                    throw new IllegalStateException("version.properties is not in the jar of the command line");
                }
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
