// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the photo decoder, where there is one, and waits no longer than told. A decoder that does not come back is left
 * behind on its one thread and asked nothing more until it does. Safe for all threads.
 */
public final class Portraits {
    private static final System.Logger LOG = System.getLogger(Portraits.class.getName());

    private final @Nullable PhotoDecoder decoder;
    private final Object monitor = new Object();
    private boolean busy;

    /** @param decoder the decoder installed; empty where there is none */
    public Portraits(Optional<PhotoDecoder> decoder) {
        this.decoder = decoder.orElse(null);
    }

    /** What is installed, for a technician. */
    public String decoder() {
        return decoder == null ? "none installed" : decoder.title();
    }

    /**
     * The picture of {@code photo}, of which a copy is decoded and wiped.
     *
     * @return {@link Portrait.Undecodable} when the decoder failed, did not answer by the deadline or has not yet come
     *     back from an earlier photo
     */
    public Portrait of(byte[] photo, Deadline by) throws InterruptedException {
        if (decoder == null) {
            return new Portrait.NoneInstalled();
        }
        synchronized (monitor) {
            if (busy) {
                return new Portrait.Undecodable("the decoder has not come back from an earlier photo");
            }
            busy = true;
        }
        var job = new Job(decoder, photo.clone());
        Thread.ofPlatform().daemon().name("photo-decoder").start(job);
        return job.await(by);
    }

    private final class Job implements Runnable {
        private final PhotoDecoder decoder;
        private final byte[] photo;
        private @Nullable Portrait portrait;
        private boolean abandoned;

        Job(PhotoDecoder decoder, byte[] photo) {
            this.decoder = decoder;
            this.photo = photo;
        }

        @Override
        public void run() {
            Portrait made = decode();
            Arrays.fill(photo, (byte) 0);
            synchronized (monitor) {
                busy = false;
                if (!abandoned) {
                    portrait = made;
                } else if (made instanceof Portrait.Decoded picture) {
                    picture.close();
                }
                monitor.notifyAll();
            }
        }

        @SuppressWarnings("CatchThrowable") // a maker's library may throw anything, and a service goes on without it
        private Portrait decode() {
            try {
                return decoder.decode(photo);
            } catch (Throwable e) {
                // Its message may name what it was given.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the photo decoder threw " + e.getClass().getName());
                return new Portrait.Undecodable(
                        "the decoder threw " + e.getClass().getName());
            }
        }

        Portrait await(Deadline by) throws InterruptedException {
            synchronized (monitor) {
                try {
                    while (portrait == null && !by.expired()) {
                        by.ticker().await(monitor, by.remaining());
                    }
                } catch (InterruptedException e) {
                    abandoned = true;
                    if (portrait instanceof Portrait.Decoded picture) {
                        picture.close();
                    }
                    throw e;
                }
                abandoned = portrait == null;
                return portrait == null ? new Portrait.Undecodable("the decoder did not answer in time") : portrait;
            }
        }
    }
}
