// SPDX-License-Identifier: Apache-2.0
/**
 * Releases of the catalog: blobs named by their SHA-256 and metadata of The Update Framework 1.0 (its canonical JSON, ed25519,
 * consistent snapshots), so that a stock TUF client can verify the same repository. {@link
 * org.doorstep.catalog.release.ReleasePublisher} writes one, {@link org.doorstep.catalog.release.TrustedCatalog} follows it.
 *
 * <p>A release's number is the version of its targets and of its snapshot. A lower number is never taken. Rolling back is a
 * new number that points at old blobs.
 *
 * <p><b>Time.</b> Metadata expires, and a terminal's clock may lie. The caller gives the best time it has (central's signed time
 * before the clock's); a time before the publication of the release in force is taken as that publication, so a clock that
 * fell back cannot keep old metadata alive. Expired metadata is never followed, and it never takes the release in force
 * away: the catalog then grows stale, and {@code availability} says what that means.
 */
@NullMarked
package org.doorstep.catalog.release;

import org.jspecify.annotations.NullMarked;
