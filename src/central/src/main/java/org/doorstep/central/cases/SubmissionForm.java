// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.contract.Cases;
import org.doorstep.contract.SlipNumber;
import org.doorstep.contract.Suite;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;

/** The form of a submission's clear header. What does not have it is not stored, because it could hold anything. */
public final class SubmissionForm {
    /** A desk takes replies of 4 MiB, so that one submission always fits. */
    static final int MAX_SEALED = 1_000_000;

    private static final int SHORTEST_SEAL = 1 + 32 + 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern DESK = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern REGION = Pattern.compile("([0-9]{6,12})?");
    private static final Pattern RECORD =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Suite suite;

    public SubmissionForm(Suite suite) {
        this.suite = suite;
    }

    /**
     * Reads a record's body.
     *
     * @throws BadMessage names the field that is wrong, and no value
     */
    public Cases.Submission read(String body) throws BadMessage {
        Cases.Submission submission = Json.read(body.getBytes(StandardCharsets.UTF_8), Cases.Submission.class);
        slip(submission.slip());
        require(TOKEN, submission.token(), "$.token", "has not 22 characters of base64url");
        require(ITEM, submission.item(), "$.item", "is no item's id");
        if (submission.version() < 1) {
            throw new BadMessage("$.version", "is below 1");
        }
        require(DESK, submission.desk(), "$.desk", "is no desk's code");
        require(REGION, submission.region(), "$.region", "has not 6 to 12 digits");
        if (!submission.replaces().isEmpty()) {
            require(RECORD, submission.replaces(), "$.replaces", "is no record's id");
        }
        sealed(submission.sealed());
        return submission;
    }

    /** Whether {@link #read} takes it. */
    public boolean fits(String body) {
        try {
            read(body);
            return true;
        } catch (BadMessage wrong) {
            return false;
        }
    }

    /** A slip's number, when the text is one. */
    public static Optional<SlipNumber> slipNumber(String text) {
        try {
            return Optional.of(new SlipNumber(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static void slip(String text) throws BadMessage {
        if (slipNumber(text).isEmpty()) {
            throw new BadMessage("$.slip", "is no slip number: 14 digits, the last a Luhn check");
        }
    }

    private void sealed(String text) throws BadMessage {
        if (text.length() > MAX_SEALED) {
            throw new BadMessage("$.sealed", "has more than " + MAX_SEALED + " characters");
        }
        byte[] seal;
        try {
            seal = Base64Url.decode(text);
        } catch (IllegalArgumentException wrong) {
            throw new BadMessage("$.sealed", "is no base64url without padding");
        }
        if (seal.length < SHORTEST_SEAL || seal[0] != suite.id()) {
            throw new BadMessage("$.sealed", "is no seal of suite " + suite.id());
        }
    }

    private static void require(Pattern form, String value, String place, String wrong) throws BadMessage {
        if (!form.matcher(value).matches()) {
            throw new BadMessage(place, wrong);
        }
    }
}
