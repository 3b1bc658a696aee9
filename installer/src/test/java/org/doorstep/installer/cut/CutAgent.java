// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.cut;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Puts a stop before and after each commit and each write to a device, into whatever program it is loaded with. */
public final class CutAgent {
    /** Where programs commit and where bytes leave for a device: class, method. */
    private static final Map<String, String> PLACES = Map.of(
            "org/doorstep/terminal/journal/Database", "transaction",
            "org/sqlite/SQLiteConnection", "commit",
            "org/doorstep/device/link/WireLink", "write",
            "org/doorstep/device/document/ipp/IppClient", "send");

    private static final ClassDesc POINTS = ClassDesc.of(CutPoints.class.getName());
    private static final MethodTypeDesc AT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private CutAgent() {}

    /** Called by the JVM before the program's own main. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
                String method = PLACES.get(name);
                return method == null ? null : stopped(bytes, name.substring(name.lastIndexOf('/') + 1), method);
            }
        });
    }

    private static byte[] stopped(byte[] bytes, String where, String method) {
        ClassFile file = ClassFile.of();
        ClassModel parsed = file.parse(bytes);
        if (parsed.methods().stream().noneMatch(m -> m.methodName().equalsString(method))) {
            // What a transformer throws is swallowed; without the stop the kill would never happen and nobody would
            // notice.
            Runtime.getRuntime().halt(70);
        }
        return file.transformClass(
                parsed,
                ClassTransform.transformingMethodBodies(
                        m -> m.methodName().equalsString(method), stops(where + "." + method)));
    }

    private static CodeTransform stops(String label) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                stop(code, "before " + label);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (element instanceof ReturnInstruction) {
                    stop(code, "after " + label);
                }
                code.with(element);
            }
        };
    }

    private static void stop(CodeBuilder code, String label) {
        code.ldc(label).invokestatic(POINTS, "at", AT);
    }

    /** A jar that names this class as agent; the class itself is on the child's class path. */
    static Path jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", CutAgent.class.getName());
        Path jar = folder.resolve("cut-agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }
}
