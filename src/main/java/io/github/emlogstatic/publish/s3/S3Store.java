package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.PublishConfig;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.files.ContentTypes;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.upload.FileStore;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A bucket, or the objects of a bucket under a prefix. */
public final class S3Store implements FileStore {

    /** The most paths that are looked up one by one. A list of all objects takes a request for each thousand. */
    private static final int FEW = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Bucket bucket;
    private final S3Requests requests;
    private final PublishConfig config;

    private S3Store(Bucket bucket, S3Requests requests, PublishConfig config) {
        this.bucket = bucket;
        this.requests = requests;
        this.config = config;
    }

    /**
     * @param environment variables with the key, the region and the endpoint, as other tools for S3 read them
     * @throws ConfigException if there is no key, or the endpoint is no address
     */
    public static S3Store open(Destination.S3 to, PublishConfig config, Map<String, String> environment)
            throws IOException, ConfigException {
        Bucket bucket = Bucket.of(to, config.storage(), environment);
        S3Key credentials = S3Key.of(environment);
        return new S3Store(bucket, new S3Requests(bucket, credentials, config), config);
    }

    /** The secrets in the key of the account. They must not be published. */
    public static List<Secret> secrets(Map<String, String> environment) throws IOException, ConfigException {
        S3Key credentials = S3Key.of(environment);
        return Stream.concat(Stream.of(credentials.secret()), credentials.token().stream())
                .toList();
    }

    @Override
    public String name() {
        return bucket.name();
    }

    @Override
    public int connections() {
        return config.connections();
    }

    /** Some services have a cache that remembers for a moment what was not there. */
    @Override
    public Duration patience() {
        return config.timeout().compareTo(PATIENCE) < 0 ? config.timeout() : PATIENCE;
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        S3Answer answer = requests.ofObject(object(path), "read " + path);
        return answer.isMissing() ? Optional.empty() : Optional.of(answer.bytes());
    }

    @Override
    public void write(Upload file) throws IOException {
        Request.Builder put = object(file.path())
                .header("Content-Type", contentType(file.path()))
                .header("Cache-Control", CacheControl.of(file.path()));
        String purpose = "write " + file.path();
        boolean isSent = MultipartUpload.suits(file)
                && new MultipartUpload(new PartRequests(bucket, requests, file, purpose)).send(put.build());
        if (!isSent) {
            requests.send(put.put(new UploadBody(file)), purpose);
        }
    }

    /** Written as Jetty writes it: servers made of it do so before they check the signature. */
    private static String contentType(String path) {
        return ContentTypes.of(path).replace("; charset=utf-8", ";charset=UTF-8");
    }

    @Override
    public void remove(String path) throws IOException {
        requests.ofObject(object(path).delete(), "remove " + path);
    }

    private Request.Builder object(String path) {
        return new Request.Builder().url(bucket.object(path));
    }

    @Override
    public Set<String> existing(Collection<String> paths) throws IOException {
        if (paths.size() <= FEW) {
            try {
                return lookedUp(paths);
            } catch (PublishException.Refused e) {
                // Some services refuse HEAD, and some keys may look up no object that is not there.
            }
        }
        Set<String> existing = all();
        existing.retainAll(new HashSet<>(paths));
        return existing;
    }

    private Set<String> lookedUp(Collection<String> paths) throws IOException {
        Set<String> existing = new HashSet<>();
        for (String path : paths) {
            if (!requests.ofObject(object(path).head(), "read " + path).isMissing()) {
                existing.add(path);
            }
        }
        return existing;
    }

    /** The paths of all objects. */
    private Set<String> all() throws IOException {
        Set<String> paths = new HashSet<>();
        Map<String, String> from = Map.of();
        do {
            Document page = page(from);
            boolean encoded = page.select("EncodingType").text().equals("url"); // some services encode nothing
            String name = "";
            int before = paths.size();
            for (Element key : page.select("Contents > Key")) {
                name = encoded ? URLDecoder.decode(key.wholeText(), StandardCharsets.UTF_8) : key.wholeText();
                paths.add(name.substring(Math.min(bucket.prefix().length(), name.length())));
            }
            from = next(page, name, from);
            if (!from.isEmpty() && !name.isEmpty() && paths.size() == before) {
                throw endless();
            }
        } while (!from.isEmpty());
        return paths;
    }

    private Document page(Map<String, String> from) throws IOException {
        Request.Builder list = new Request.Builder().url(bucket.list(from));
        String text = requests.send(list, "list the objects").text();
        if (!text.stripTrailing().endsWith("</ListBucketResult>")) {
            throw PublishException.unreachable(name()
                    + ": the list of objects is cut off, or is none; nothing was published: publish again later");
        }
        return Jsoup.parse(text, "", Parser.xmlParser());
    }

    /**
     * What to ask for after a page of the list; nothing after the last one. Services that know the first version of the list
     * only name no token, and go on from a name.
     *
     * @param last the last name of the page
     * @param before what the page was asked for with
     */
    private Map<String, String> next(Document page, String last, Map<String, String> before) throws PublishException {
        String token = page.select("NextContinuationToken").text();
        String truncated = page.select("IsTruncated").text();
        if (truncated.equals("false") || truncated.isEmpty() && token.isEmpty()) {
            return Map.of();
        }
        Map<String, String> next =
                token.isEmpty() ? Map.of("marker", last, "start-after", last) : Map.of("continuation-token", token);
        if (next.equals(before)) {
            throw endless();
        }
        return next;
    }

    private PublishException endless() {
        return PublishException.refused(name() + ": the list of objects has no end, because the service gives the same"
                + " page again and again; nothing was published: if nobody else has files there, publish with --force");
    }

    @Override
    public void close() {
        requests.close();
    }
}
