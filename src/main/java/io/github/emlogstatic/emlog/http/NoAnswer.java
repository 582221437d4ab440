package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/** A request without an answer: there was no connection, or it broke. */
record NoAnswer(HttpUrl url, IOException cause) {

    private static final String PLAIN = "; if the blog has no https, use its http:// address";

    /** What OkHttp says of an answer that is no gzip: the names of fields, and their values. */
    private static final Pattern UNPACKING =
            Pattern.compile("(?:ID1ID2|FHCRC|CRC|ISIZE): actual |gzip finished without exhausting source");

    /** Whether a repetition is in vain: it makes no certificate valid and no address public. */
    boolean isPermanent() {
        return cause instanceof NotPublicException
                || cause instanceof SSLException && !(cause.getCause() instanceof InterruptedIOException);
    }

    /** @param timeout how long the answer was waited for */
    EmlogException verdict(Duration timeout) {
        String message = "no answer from " + Redaction.address(url) + ": " + reason(timeout);
        return new EmlogException(Reason.UNREACHABLE, message, cause);
    }

    private String reason(Duration timeout) {
        String detail = Redaction.text(String.valueOf(cause.getMessage()));
        if (cause instanceof NotPublicException) {
            return detail;
        }
        if (cause instanceof UnknownHostException) {
            return "there is no such host; check the address and this machine's network";
        }
        if (cause instanceof ConnectException) {
            return "the connection was refused; check the address and that the server runs"
                    + (url.isHttps() ? PLAIN : "");
        }
        if (cause instanceof Deadline.TooSlow) {
            return "the answer came too slowly, less than a kilobyte a second; try later, or raise crawl.timeout";
        }
        if (cause instanceof UnreadableHeadException) {
            return "the head of the answer breaks the rules of HTTP ('" + detail
                    + "'); try later, or ask whoever runs the server";
        }
        if (cause.getCause() instanceof DataFormatException
                || UNPACKING.matcher(detail).lookingAt()) {
            return "the answer says that it is compressed, and cannot be unpacked; try later, or ask whoever runs the server";
        }
        if (cause instanceof InterruptedIOException) {
            return "nothing came in " + timeout.toMillis() / 1000.0 + " s; try later, or raise crawl.timeout";
        }
        if (cause instanceof SSLException) {
            return isAboutCertificate()
                    ? "no secure connection (" + certificate() + "); check the blog's certificate"
                    : "no secure connection (" + detail + ")" + PLAIN;
        }
        return "the connection broke (" + detail + "); try later";
    }

    /** Whether there was a certificate, and it is not one for the address. */
    private boolean isAboutCertificate() {
        return cause instanceof SSLPeerUnverifiedException || cause.getCause() instanceof CertificateException;
    }

    /** What is wrong with the certificate. Java puts its reason behind the names of its classes; the first cause has it alone. */
    private String certificate() {
        if (cause instanceof SSLPeerUnverifiedException) {
            return "the certificate is for another name";
        }
        Throwable first = cause;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        if (first instanceof CertPathBuilderException) {
            return "nobody whom this machine trusts has signed the certificate";
        }
        if (first instanceof CertificateExpiredException) {
            return "the certificate has run out by this machine's clock";
        }
        if (first instanceof CertificateNotYetValidException) {
            return "the certificate is not valid yet by this machine's clock";
        }
        return Redaction.text(String.valueOf(first.getMessage()));
    }
}
