// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;

/** What a failed request says of the printer. Status codes: RFC 8011, section 4.1.6 and appendix B. */
final class Failure {
    private static final int FORBIDDEN = 0x0401;
    private static final int NOT_AUTHENTICATED = 0x0402;
    private static final int NOT_AUTHORIZED = 0x0403;
    private static final int NOT_FOUND = 0x0406;
    private static final int FORMAT_NOT_SUPPORTED = 0x040A;
    private static final int SERVICE_UNAVAILABLE = 0x0502;
    private static final int NOT_ACCEPTING = 0x0506;
    private static final int BUSY = 0x0507;

    private Failure() {}

    static Fault of(IOException e) {
        return switch (e) {
            case IppClient.RefusedException refused -> refused(refused);
            case HttpConnectTimeoutException _ -> gone(e);
            case HttpTimeoutException _ ->
                CoreFault.NO_ANSWER.with("the printer takes connections and does not answer: switch it off and on");
            case IppClient.MalformedException _ ->
                CoreFault.BAD_ANSWER.with(
                        "the printer's answer is no IPP (" + e.getMessage() + "): check the setting url");
            case SSLException _ ->
                IppFault.NOT_ALLOWED.with("no encrypted connection to the printer: check the setting certificate and"
                        + " whether the printer speaks TLS");
            default -> gone(e);
        };
    }

    private static Fault refused(IppClient.RefusedException e) {
        String detail = "the printer answered " + e.getMessage();
        return switch (e.status()) {
            case BUSY -> CoreFault.PRINTER_BUSY.with(detail);
            case NOT_ACCEPTING, SERVICE_UNAVAILABLE -> CoreFault.PRINTER_OFFLINE.with(detail);
            case FORMAT_NOT_SUPPORTED ->
                IppFault.FORMAT_REFUSED.with(detail + ": it takes no PDF; print through a CUPS queue");
            case FORBIDDEN, NOT_AUTHENTICATED, NOT_AUTHORIZED ->
                IppFault.NOT_ALLOWED.with(detail + ": let this terminal print without a password");
            case NOT_FOUND -> CoreFault.JOB_ABORTED.with(detail + ": no such job or printer there");
            default -> CoreFault.PRINTER_ERROR.with(detail);
        };
    }

    private static Fault gone(IOException e) {
        return CoreFault.DISCONNECTED.with("the printer cannot be reached ("
                + e.getClass().getSimpleName() + "): check power, network cable and the setting url");
    }

    /** Whether the printer is at somebody else's job. */
    static boolean busy(IOException e) {
        return e instanceof IppClient.RefusedException refused && refused.status() == BUSY;
    }
}
