package io.github.emlogstatic.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs requests with Signature Version 4, which every S3 service understands. */
final class Signer {

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity identity;
    private final String region;

    Signer(S3Key credentials, String region) {
        this.identity = credentials
                .token()
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(
                        credentials.id(), credentials.secret().value(), token.value()))
                .orElseGet(() -> AwsCredentialsIdentity.create(
                        credentials.id(), credentials.secret().value()));
        this.region = region;
    }

    /** The request with its signature, which covers the body. */
    Request signed(Request request) throws IOException {
        try (InputStream content =
                request.body() instanceof UploadBody body ? body.open() : InputStream.nullInputStream()) {
            return signed(request, content);
        }
    }

    private Request signed(Request request, InputStream content) {
        SignedRequest signed = signer.sign(to -> to.identity(identity)
                .request(unsigned(request))
                .payload(() -> content)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, false));
        Headers.Builder headers = request.headers().newBuilder();
        signed.request().headers().forEach((name, values) -> headers.set(name, values.get(0)));
        return request.newBuilder().headers(headers.build()).build();
    }

    private static SdkHttpRequest unsigned(Request request) {
        HttpUrl url = request.url();
        SdkHttpRequest.Builder copy = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(URI.create(url.newBuilder().query(null).build().toString()));
        url.queryParameterNames()
                .forEach(name -> copy.putRawQueryParameter(name, String.valueOf(url.queryParameter(name))));
        request.headers().names().forEach(name -> copy.putHeader(name, String.valueOf(request.header(name))));
        return copy.build();
    }
}
