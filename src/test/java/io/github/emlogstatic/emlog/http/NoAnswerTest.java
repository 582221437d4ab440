package io.github.emlogstatic.emlog.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoAnswerTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new CertificateExpiredException("NotAfter: …"), "has run out by this machine's clock"),
                Arguments.of(
                        new CertificateNotYetValidException("NotBefore: …"),
                        "is not valid yet by this machine's clock"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aCertificateOfAnotherTimeMayBeForTheClock(CertificateException refusal, String reason) {
        SSLHandshakeException handshake = new SSLHandshakeException("validity check failed");
        handshake.initCause(new CertificateException(new CertPathValidatorException(refusal)));

        assertThat(new NoAnswer(HttpUrl.get("https://blog.example/"), handshake).verdict(Duration.ofSeconds(1)))
                .hasMessageContaining("no secure connection (the certificate " + reason + ");");
    }
}
