package io.github.emlogstatic.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.StorageConfig;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and regions, as the services document them. */
class BucketTest {

    @ParameterizedTest
    @CsvSource({
        "https://s3.oss-cn-hangzhou.aliyuncs.com, https://b.s3.oss-cn-hangzhou.aliyuncs.com/p/a.html, cn-hangzhou",
        "https://oss-cn-hangzhou.aliyuncs.com, https://b.oss-cn-hangzhou.aliyuncs.com/p/a.html, cn-hangzhou",
        "s3.oss-cn-beijing-internal.aliyuncs.com,"
                + " https://b.s3.oss-cn-beijing-internal.aliyuncs.com/p/a.html, cn-beijing",
        "https://cos.ap-guangzhou.myqcloud.com, https://b.cos.ap-guangzhou.myqcloud.com/p/a.html, ap-guangzhou",
        "https://b.cos.ap-guangzhou.myqcloud.com, https://b.cos.ap-guangzhou.myqcloud.com/p/a.html, ap-guangzhou",
        "https://s3.cn-east-1.qiniucs.com, https://s3.cn-east-1.qiniucs.com/b/p/a.html, cn-east-1",
        "https://b.s3.cn-east-1.qiniucs.com, https://b.s3.cn-east-1.qiniucs.com/p/a.html, cn-east-1",
        "https://id.r2.cloudflarestorage.com/b, https://id.r2.cloudflarestorage.com/b/p/a.html, auto",
        "https://id.r2.cloudflarestorage.com/b/, https://id.r2.cloudflarestorage.com/b/p/a.html, auto",
        "https://cos.ap-guangzhou.myqcloud.com/b, https://b.cos.ap-guangzhou.myqcloud.com/p/a.html, ap-guangzhou",
        "http://127.0.0.1:9000/s3/b, http://127.0.0.1:9000/s3/b/b/p/a.html, us-east-1",
        "https://id.r2.cloudflarestorage.com, https://id.r2.cloudflarestorage.com/b/p/a.html, auto",
        "https://id.eu.r2.cloudflarestorage.com, https://id.eu.r2.cloudflarestorage.com/b/p/a.html, auto",
        "https://s3.us-west-004.backblazeb2.com, https://s3.us-west-004.backblazeb2.com/b/p/a.html, us-west-004",
        "http://127.0.0.1:9000, http://127.0.0.1:9000/b/p/a.html, us-east-1",
        "https://s3.eu-central-1.amazonaws.com, https://b.s3.eu-central-1.amazonaws.com/p/a.html, eu-central-1",
        "https://s3.dualstack.eu-west-1.amazonaws.com,"
                + " https://b.s3.dualstack.eu-west-1.amazonaws.com/p/a.html, eu-west-1",
        "https://s3.cn-north-1.amazonaws.com.cn, https://b.s3.cn-north-1.amazonaws.com.cn/p/a.html, cn-north-1",
    })
    void theEndpointTellsAddressAndRegion(String endpoint, String address, String region) throws Exception {
        Bucket bucket = bucket(storage(endpoint, Optional.empty(), Optional.empty()), Map.of());

        assertThat(bucket.object("a.html")).hasToString(address);
        assertThat(bucket.region()).isEqualTo(region);
    }

    @Test
    void withoutAnEndpointTheRegionTellsAmazons() throws Exception {
        Bucket bucket = bucket(Configs.usual().publish().storage(), Map.of("AWS_REGION", "eu-west-3"));

        assertThat(bucket.object("a.html")).hasToString("https://b.s3.eu-west-3.amazonaws.com/p/a.html");
    }

    @ParameterizedTest
    @CsvSource({
        "true, https://s3.example.com/b/p/a.html",
        "false, https://b.s3.example.com/p/a.html",
    })
    void theStyleMayBeChosen(boolean path, String address) throws Exception {
        Bucket bucket = bucket(
                storage("https://s3.example.com", Optional.of("moon-1"), Optional.of(path)),
                Map.of("AWS_REGION", "not this one"));

        assertThat(bucket.object("a.html")).hasToString(address);
        assertThat(bucket.region()).isEqualTo("moon-1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-central-1.amazonaws.com, https://s3.eu-central-1.amazonaws.com/www.example.com/a.html",
        "http://s3.eu-central-1.amazonaws.com, http://www.example.com.s3.eu-central-1.amazonaws.com/a.html",
    })
    void aPointInTheNameSuitsNoCertificate(String endpoint, String address) throws Exception {
        Bucket bucket = Bucket.of(
                new Destination.S3("www.example.com", ""),
                storage(endpoint, Optional.empty(), Optional.empty()),
                Map.of());

        assertThat(bucket.object("a.html")).hasToString(address);
    }

    private static StorageConfig storage(String endpoint, Optional<String> region, Optional<Boolean> pathStyle) {
        return new StorageConfig(Optional.of(endpoint), region, pathStyle);
    }

    private static Bucket bucket(StorageConfig storage, Map<String, String> environment) throws Exception {
        return Bucket.of(new Destination.S3("b", "p/"), storage, environment);
    }
}
