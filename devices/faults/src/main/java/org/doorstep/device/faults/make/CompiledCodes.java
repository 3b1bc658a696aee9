// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.device.spi.FaultKind;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/**
 * The codes in a module's compiled classes.
 *
 * @param declared by code, in the enums of {@link FaultKind}s
 * @param used every code that a class holds as a text, with the class's file
 */
record CompiledCodes(Map<String, Constant> declared, Map<String, Path> used) {
    private static final Pattern CODE = Pattern.compile("[A-Z]-[0-9]{3}");

    /** @param where enum and constant, as a person looks for them */
    record Constant(String where, Severity severity, Remedy remedy) {}

    /**
     * @param module its folder
     * @throws IllegalStateException when it was not compiled, or an enum cannot be asked
     */
    static CompiledCodes of(Path module) throws IOException {
        Path classes = module.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    classes + " is missing: build devices/faults together with its modules, with -am");
        }
        Map<String, Path> used = new TreeMap<>();
        List<String> enums = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                ClassModel model = ClassFile.of().parse(file);
                for (PoolEntry entry : model.constantPool()) {
                    if (entry instanceof StringEntry text
                            && CODE.matcher(text.stringValue()).matches()) {
                        used.putIfAbsent(text.stringValue(), file);
                    }
                }
                if (model.flags().has(AccessFlag.ENUM)) {
                    enums.add(model.thisClass().asInternalName().replace('/', '.'));
                }
            }
        }
        return new CompiledCodes(declared(classes, enums), used);
    }

    private static Map<String, Constant> declared(Path classes, List<String> enums) throws IOException {
        Map<String, Constant> declared = new HashMap<>();
        URL[] places = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, CompiledCodes.class.getClassLoader())) {
            for (String name : enums) {
                Class<?> type = loader.loadClass(name);
                for (Object constant : type.getEnumConstants()) {
                    if (constant instanceof FaultKind kind) {
                        declared.put(
                                kind.code().value(),
                                new Constant(
                                        type.getSimpleName() + "." + constant,
                                        kind.plain().severity(),
                                        kind.plain().remedy()));
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("an enum of faults in " + classes + " cannot be asked for its codes", e);
        }
        return declared;
    }
}
