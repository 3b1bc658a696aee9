// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a test's process holds: threads, open files and sockets, live heap.
 *
 * @param handles entries of {@code /proc/self/fd}; 0 on systems without
 * @param heap bytes in use after a collection
 */
record Footprint(Set<Thread> threads, long handles, long heap) {
    private static final Path HANDLES = Path.of("/proc/self/fd");

    static Footprint now() {
        return new Footprint(Set.copyOf(Thread.getAllStackTraces().keySet()), openHandles(), usedHeap());
    }

    private static long openHandles() {
        if (!Files.isDirectory(HANDLES)) {
            return 0;
        }
        try (Stream<Path> handles = Files.list(HANDLES)) {
            return handles.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the collection left it: what a thread has set aside since to allocate from is not in use yet. */
    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    /** Live threads that were not there before, but for those of pools that the JDK grows as it likes. */
    Set<Thread> threadsSince() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !threads.contains(thread) && !ofTheJdk(thread))
                .collect(Collectors.toSet());
    }

    private static boolean ofTheJdk(Thread thread) {
        String name = thread.getName();
        return name.matches("HttpClient-[0-9]+-Worker-[0-9]+")
                || name.startsWith("Common-Cleaner")
                || name.startsWith("process reaper")
                || name.startsWith("ForkJoinPool")
                || name.startsWith("VirtualThread-unparker")
                || name.contains("Read-Poller")
                || name.contains("Write-Poller")
                || name.startsWith("junit-");
    }
}
