// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.People;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.PhotoDecoder;
import org.doorstep.device.spi.Portrait;
import org.doorstep.device.spi.Portraits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A photo is bytes until somebody installs a decoder, and no service waits for one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CardPhotoTest {
    private static final CardData ZHANG = People.shipped().getFirst();
    private static final Portraits NONE = new Portraits(Optional.empty());

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static Portraits by(Function<byte[], Portrait> decoding) {
        return new Portraits(Optional.of(new PhotoDecoder() {
            @Override
            public String title() {
                return "Test decoder 1";
            }

            @Override
            public Portrait decode(byte[] photo) {
                return decoding.apply(photo);
            }
        }));
    }

    private static byte[] photoRead(Portraits portraits) throws Exception {
        try (Bench bench = new Bench();
                SdtAdapter adapter = bench.open(portraits)) {
            bench.reader.putDown(ZHANG);
            long placement = adapter.position(bench.by()).placement();
            Outcome<IdCard> outcome = adapter.read(placement, bench.by());
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            return ((Outcome.Done<IdCard>) outcome).value().photo();
        }
    }

    @Test
    void without_a_decoder_the_card_is_read_and_its_photo_stays_1024_opaque_bytes() throws Exception {
        byte[] photo = photoRead(NONE);
        assertThat(photo).hasSize(1024).isEqualTo(ZHANG.image().photo());
        assertThat(NONE.of(photo, soon())).isEqualTo(new Portrait.NoneInstalled());
        assertThat(NONE.decoder()).isEqualTo("none installed");
    }

    @Test
    void with_a_decoder_the_card_is_read_the_same_without_asking_it() throws Exception {
        Portraits hostile = by(photo -> {
            throw new AssertionError("asked for a read");
        });
        assertThat(photoRead(hostile)).isEqualTo(ZHANG.image().photo());
    }

    @Test
    void a_technician_sees_which_decoder_is_installed() throws Exception {
        try (Bench bench = new Bench();
                SdtAdapter adapter = bench.open(by(photo -> new Portrait.Undecodable("never")))) {
            assertThat(adapter.capability(Diagnostics.class).orElseThrow().facts(bench.by()))
                    .contains(new Diagnostics.Fact("photo decoder", "Test decoder 1"));
        }
    }

    @Test
    void a_decoder_is_given_a_copy_that_is_wiped_and_its_picture_is_handed_out() throws Exception {
        AtomicReference<byte[]> given = new AtomicReference<>();
        byte[] photo = ZHANG.image().photo();
        Portraits portraits = by(copy -> {
            given.set(copy);
            return new Portrait.Decoded(2, 1, new byte[] {copy[0], 2, 3, 4, 5, 6});
        });
        assertThat(portraits.of(photo, soon())).isInstanceOfSatisfying(Portrait.Decoded.class, picture -> {
            assertThat(picture.bgr()).containsExactly(photo[0], 2, 3, 4, 5, 6);
            assertThat(picture.toString()).isEqualTo("Decoded[2x1]");
            picture.close();
            assertThat(picture.bgr()).containsOnly(0);
        });
        assertThat(given.get()).isNotSameAs(photo).containsOnly(0);
        assertThat(photo).isEqualTo(ZHANG.image().photo());
    }

    @Test
    void a_decoder_that_throws_yields_no_picture_and_is_asked_again_next_time() throws Exception {
        Portraits portraits = by(photo -> {
            if (photo[0] == 0) {
                throw new UnsatisfiedLinkError("made up");
            }
            return new Portrait.Decoded(1, 1, new byte[3]);
        });
        assertThat(portraits.of(new byte[1024], soon()))
                .isEqualTo(new Portrait.Undecodable("the decoder threw java.lang.UnsatisfiedLinkError"));
        byte[] good = new byte[1024];
        Arrays.fill(good, (byte) 1);
        assertThat(portraits.of(good, soon())).isInstanceOf(Portrait.Decoded.class);
    }

    @Test
    void a_decoder_that_hangs_is_left_behind_at_the_deadline_and_not_asked_again_until_it_comes_back()
            throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        AtomicReference<Portrait.Decoded> late = new AtomicReference<>();
        Portraits portraits = by(photo -> {
            awaitUninterruptibly(free);
            Portrait.Decoded picture = new Portrait.Decoded(1, 1, new byte[] {1, 2, 3});
            late.compareAndSet(null, picture);
            return picture;
        });
        assertThat(portraits.of(new byte[1024], Deadline.in(Duration.ofMillis(20))))
                .isEqualTo(new Portrait.Undecodable("the decoder did not answer in time"));
        assertThat(portraits.of(new byte[1024], soon()))
                .isEqualTo(new Portrait.Undecodable("the decoder has not come back from an earlier photo"));
        free.countDown();
        Portrait next = portraits.of(new byte[1024], soon());
        while (next instanceof Portrait.Undecodable) {
            Thread.onSpinWait();
            next = portraits.of(new byte[1024], soon());
        }
        assertThat(next).isInstanceOf(Portrait.Decoded.class);
        assertThat(late.get().bgr()).as("a picture nobody waits for is wiped").containsOnly(0);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_picture_of_the_wrong_size_is_none() {
        assertThatThrownBy(() -> new Portrait.Decoded(102, 126, new byte[38_555]))
                .isInstanceOf(IllegalArgumentException.class);
        new Portrait.Decoded(102, 126, new byte[38_556]).close();
    }
}
