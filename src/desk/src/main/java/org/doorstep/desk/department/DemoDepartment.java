// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.department;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A social insurance department of made-up people, read from {@value #FILE} in the state folder. The file is put there at
 * the first start and belongs to whoever runs the demo: an edit takes effect with the next question, and a mistake in it
 * makes the department unreachable, with the line named, until it is mended. Any thread.
 */
public final class DemoDepartment implements Department {
    public static final String FILE = "demo-people.tsv";
    public static final String PARTICIPATION = "social-insurance/participation";

    private static final int MONTHS_SHOWN = 6;

    private final Path file;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Properties words = new Properties();
    private @Nullable Loaded loaded;

    private record Loaded(FileTime changed, long size, DemoPeople people) {}

    /** Puts the file into the folder when there is none. */
    public DemoDepartment(Path state, InstantSource clock, ZoneId zone) throws IOException {
        this.file = state.resolve(FILE);
        this.clock = clock;
        this.zone = zone;
        if (!Files.exists(file)) {
            Files.createDirectories(state);
            try (InputStream seed = resource(FILE)) {
                Files.copy(seed, file);
            }
        }
        try (Reader reader = new InputStreamReader(resource("demo-department.properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
    }

    private static InputStream resource(String name) {
        InputStream found = DemoDepartment.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException("The program's jar lacks " + name);
        }
        return found;
    }

    @Override
    public String name() {
        return FILE;
    }

    @Override
    public String title(String query) {
        return words.getProperty(query + ".title", query);
    }

    @Override
    public Contact contact(Person person) {
        try {
            return people().find(person.idNumber())
                    .<Contact>map(p -> p.phone().isEmpty() ? new Contact.NoPhone() : new Contact.Phone(p.phone()))
                    .orElseGet(Contact.Unknown::new);
        } catch (IOException e) {
            return new Contact.Down(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Findings query(String query, Person person) {
        if (!query.equals(PARTICIPATION)) {
            return new Findings.UnknownQuery();
        }
        try {
            DemoPeople people = people();
            Optional<DemoPeople.Entry> asked = people.find(person.idNumber());
            Optional<DemoPeople.Entry> answered = asked.map(DemoPeople.Entry::answersWith)
                    .filter(other -> !other.isEmpty())
                    .flatMap(people::find)
                    .or(() -> asked);
            return answered.flatMap(entry -> entry.insurance().map(insurance -> found(entry, insurance)))
                    .orElseGet(Findings.NoRecord::new);
        } catch (IOException e) {
            return new Findings.Down(String.valueOf(e.getMessage()));
        }
    }

    private Findings found(DemoPeople.Entry entry, DemoPeople.Insurance insurance) {
        YearMonth last = YearMonth.from(clock.instant().atZone(zone)).minusMonths(1);
        return new Findings.Found(
                new Person(entry.idNumber(), entry.name()),
                insurance.facts(last),
                insurance.rows(last, MONTHS_SHOWN),
                words.getProperty(PARTICIPATION + ".certificate"));
    }

    private synchronized DemoPeople people() throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Loaded known = loaded;
        if (known == null || !known.changed.equals(changed) || known.size != size) {
            known = new Loaded(changed, size, DemoPeople.read(file));
            loaded = known;
        }
        return known.people;
    }
}
