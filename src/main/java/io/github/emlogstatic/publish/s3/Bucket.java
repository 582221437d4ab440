package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.StorageConfig;
import io.github.emlogstatic.config.settings.ConfigException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The address of a bucket, and of each of its objects.
 *
 * @param root the address of the bucket, with the slash at its end
 * @param prefix what all keys begin with: empty, or with a slash at its end
 * @param region that requests are signed for
 * @param name as in {@code s3://bucket/prefix}
 */
record Bucket(HttpUrl root, String prefix, String region, String name) {

    /** Hosts of services whose names contain the region. */
    private static final Pattern REGION_IN_HOST =
            Pattern.compile("(?:(?:s3\\.)?oss-|s3[.-](?:dualstack\\.)?|cos\\.)([a-z]+-[a-z0-9-]*?)"
                    + "(?:-internal)?\\.(?:amazonaws\\.com(?:\\.cn)?|myqcloud\\.com|aliyuncs\\.com|qiniucs\\.com"
                    + "|backblazeb2\\.com)");

    /** Services that know a bucket by the host name alone. */
    private static final Pattern BUCKET_IN_HOST =
            Pattern.compile(".*\\.(?:amazonaws\\.com(?:\\.cn)?|myqcloud\\.com|aliyuncs\\.com)");

    /** @throws ConfigException if the endpoint is no address */
    static Bucket of(Destination.S3 to, StorageConfig service, Map<String, String> environment) throws ConfigException {
        Optional<String> region = service.region().or(() -> first(environment, "AWS_REGION", "AWS_DEFAULT_REGION"));
        String endpoint = service.endpoint()
                .or(() -> first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"))
                .orElseGet(() -> "https://s3." + region.orElse("us-east-1") + ".amazonaws.com");
        HttpUrl address = HttpUrl.parse(endpoint.contains("://") ? endpoint : "https://" + endpoint);
        if (address == null) {
            throw new ConfigException("publish.endpoint: '" + endpoint + "' is no address; write it as in"
                    + " https://s3.oss-cn-hangzhou.aliyuncs.com");
        }
        boolean inPath = service.pathStyle().orElse(isInPath(to.bucket(), address));
        HttpUrl.Builder root = address.newBuilder();
        if (address.encodedPath().matches("/\\Q" + to.bucket() + "\\E/?")) {
            root.encodedPath("/"); // consoles show the address of the bucket
        }
        if (inPath) {
            root.addPathSegment(to.bucket());
        } else if (!address.host().startsWith(to.bucket() + ".")) {
            root.host(to.bucket() + "." + address.host());
        }
        return new Bucket(
                root.addPathSegment("").build(),
                to.prefix(),
                region.orElseGet(() -> regionOf(address.host())),
                to.name());
    }

    /** Certificates are for one name below that of the service, and a point in the bucket's name makes it two. */
    private static boolean isInPath(String bucket, HttpUrl address) {
        if (address.host().startsWith(bucket + ".s3.")) {
            return false;
        }
        boolean certified = !bucket.contains(".") || !address.isHttps();
        return !certified || !BUCKET_IN_HOST.matcher(address.host()).matches();
    }

    /** The first of the variables that has a value; tools take an empty one for none. */
    static Optional<String> first(Map<String, String> environment, String... variables) {
        for (String variable : variables) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static String regionOf(String host) {
        Matcher region = REGION_IN_HOST.matcher(host);
        if (region.find()) {
            return region.group(1);
        }
        return host.endsWith(".r2.cloudflarestorage.com") ? "auto" : "us-east-1";
    }

    /** The address of an object. Signatures want every byte escaped that is no letter, digit or one of {@code -._~}. */
    HttpUrl object(String path) {
        return root.newBuilder()
                .encodedPath(root.encodedPath() + Percent.encode(prefix + path))
                .build();
    }

    /** The address of a page of the list of objects, with what tells the service where it begins. */
    HttpUrl list(Map<String, String> from) {
        HttpUrl.Builder list = root.newBuilder()
                .addQueryParameter("list-type", "2")
                .addQueryParameter("encoding-type", "url")
                .addQueryParameter("prefix", prefix);
        from.forEach(list::addQueryParameter);
        return list.build();
    }
}
