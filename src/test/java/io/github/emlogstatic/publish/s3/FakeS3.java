package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.fakeemlog.PromptSockets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.apache.commons.io.function.Uncheck;

/**
 * An S3 service with one bucket in memory. It checks signatures as the specification of Signature Version 4 says, and at
 * every moment that no page lacks its pictures.
 */
public final class FakeS3 implements AutoCloseable {

    private static final int LARGE = 1 << 20;

    /** Digests that were made of large bodies. */
    private static final Map<Digested, byte[]> DIGESTS = new ConcurrentHashMap<>();

    private record Digested(String algorithm, int length, long crc32) {}

    public static final String ID = "AKIDFORTESTS";
    public static final String SECRET = "secret/of+the-tests";
    public static final String BUCKET = "blog";

    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/([^/]+)/s3/"
                    + "aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    /** The program tries four times. */
    private static final int MOST_REFUSALS = 3;

    private static final Pattern PICTURE = Pattern.compile("src=\"((?!data:)[^/\"][^\"]*)\"");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** @param written when it was, for {@code Last-Modified} */
    public record StoredObject(byte[] bytes, String type, String cacheControl, Instant written) {

        public StoredObject(byte[] bytes, String type, String cacheControl) {
            this(bytes, type, cacheControl, Instant.now());
        }
    }

    private final MockWebServer server = new MockWebServer();
    private final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private final Map<String, StoredObject> begun = new TreeMap<>();
    private final Map<String, NavigableMap<Integer, byte[]>> parts = new TreeMap<>();
    private boolean losesAnswer;
    private boolean writesCapitals;
    private int largest = Integer.MAX_VALUE;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> lacks = new CopyOnWriteArrayList<>();
    private final Set<String> denied = new CopyOnWriteArraySet<>();
    private int left = Integer.MAX_VALUE;
    private int remembered;
    private final Map<String, Integer> missing = new TreeMap<>();
    private int pageSize = 1000;
    private boolean encodes = true;
    private String pageToken = "continuation-token";
    private boolean repeatsPages;
    private boolean repeatsTokens = true;
    private boolean isStorage = true;
    private Duration skew = Duration.ZERO;
    private String token = "";
    private double refused;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Random random = new Random(17);
    private int full;
    private String fullCode = "";
    private Runnable beforeNext = () -> {};
    private final Map<String, MockResponse> insteads = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    public FakeS3() {
        server.setDispatcher(new Answering(request -> {
            before.getOrDefault(name(request), () -> {}).run();
            return answer(request);
        }));
        server.setServerSocketFactory(new PromptSockets());
        Uncheck.run(() -> server.start());
    }

    public String endpoint() {
        return server.url("/").toString();
    }

    /** From now on its address refuses connections. */
    public void goDown() {
        FreePort.end(server);
    }

    @Override
    public void close() {
        server.close();
    }

    // ---- what tests set and see

    /** Answers so many more requests, and none after that, as if the program had been killed. */
    public synchronized void stopAfter(int more) {
        left = more;
    }

    public void deny(String method) {
        denied.add(method);
    }

    public void allowAll() {
        denied.clear();
    }

    public void setClockOff(Duration by) {
        skew = by;
    }

    /** Wants this token with each request. */
    public void setToken(String sessionToken) {
        token = sessionToken;
    }

    public void setFull(boolean noRoomLeft) {
        setFull(noRoomLeft ? 507 : 0, "XMinioStorageFull");
    }

    /** Refuses to write with this status and code. */
    public void setFull(int status, String code) {
        full = status;
        fullCode = code;
    }

    /** Closes the connection, once, when all parts of an object have come together. */
    public void loseAnswerOfAnObjectInParts() {
        losesAnswer = true;
    }

    /** Writes the tags of parts in capitals, as OSS does. */
    public void writeTagsInCapitals() {
        writesCapitals = true;
    }

    /** The keys of the objects whose parts have not come together. */
    public synchronized Set<String> uploads() {
        return Set.copyOf(begun.keySet());
    }

    /** Removes the parts that have not come together, as a rule of the owner does. */
    public synchronized void endUploads() {
        begun.clear();
        parts.clear();
    }

    /** Takes no more bytes in one request for a whole object. */
    public void setLargest(int bytes) {
        largest = bytes;
    }

    /** Refuses so many of all requests, each at most three times: some with an answer, some by closing the connection. */
    public synchronized void setRefused(double share) {
        refused = share;
        refusals.clear();
    }

    /** Answers so many times that an object is not there after it was asked for in vain, as caches do. */
    public synchronized void rememberWhatIsMissing(int answers) {
        remembered = answers;
    }

    /** Ignores {@code encoding-type=url}, as some services do. */
    public void listNamesAsTheyAre() {
        encodes = false;
    }

    /** Names no token for the next page, as services that know the first version of the list only. */
    public void listAsInTheFirstVersion() {
        pageToken = "marker";
    }

    /** Gives the first page of the list again and again. */
    public void repeatPages(boolean withTheirTokens) {
        repeatsPages = true;
        repeatsTokens = withTheirTokens;
    }

    /** Gives another answer, once, to a request as in {@code PUT post-1.html}. */
    public void answer(String request, int status, String header, String value, String body) {
        insteads.put(
                request,
                new MockResponse.Builder()
                        .code(status)
                        .addHeader(header, value)
                        .body(body)
                        .build());
    }

    /** Gives another answer each time. */
    public void answerAlways(String request, int status, String body) {
        before(request, () -> {
            answer(request, status, "Server", "a proxy", body);
            answerAlways(request, status, body);
        });
    }

    /** Answers to everything that there is no such page, as other web servers do. */
    public void beNoStorage() {
        isStorage = false;
    }

    public void setPageSize(int keys) {
        pageSize = keys;
    }

    /** Runs once, before the next request is answered. */
    public synchronized void beforeNext(Runnable work) {
        beforeNext = work;
    }

    /** Runs once, before a request as in {@code PUT post-1.html} is answered. Other requests are answered meanwhile. */
    public void before(String request, Runnable work) {
        before.put(request, () -> {
            before.remove(request);
            work.run();
        });
    }

    public void put(String key, String text) {
        objects.put(key, new StoredObject(text.getBytes(StandardCharsets.UTF_8), "", ""));
    }

    public NavigableMap<String, StoredObject> objects() {
        return objects;
    }

    /** The text of each object, by key, without those of the program itself. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((key, object) -> {
            if (!key.contains(".emlog-static-")) {
                texts.put(key, new String(object.bytes(), StandardCharsets.UTF_8));
            }
        });
        return texts;
    }

    /** Requests as in {@code PUT post-1.html}, since the last call. */
    public List<String> takeRequests() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /** Pages that lacked a picture at any moment. */
    public List<String> lacks() {
        return lacks;
    }

    // ---- answers

    private static String name(RecordedRequest request) {
        return request.getMethod() + " "
                + request.getUrl().pathSegments().stream().skip(1).collect(Collectors.joining("/"));
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        Runnable work = beforeNext;
        beforeNext = () -> {};
        work.run();
        if (left-- <= 0) {
            return error(400, "Stopped", "no more requests");
        }
        MockResponse instead = insteads.remove(name(request));
        if (instead != null) {
            return instead;
        }
        if (!isStorage) {
            return new MockResponse.Builder()
                    .code(404)
                    .body("<html>404 Not Found</html>")
                    .build();
        }
        if (random.nextDouble() < refused && refusals.merge(name(request), 1, Integer::sum) <= MOST_REFUSALS) {
            return random.nextBoolean()
                    ? error(503, "SlowDown", "Please reduce your request rate.")
                    : new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket())
                            .build();
        }
        String path = request.getUrl().pathSegments().stream().collect(Collectors.joining("/"));
        String bucket = path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
        String key = path.substring(Math.min(path.length(), bucket.length() + 1));
        requests.add(request.getMethod() + " " + key);
        String refusal = new Signature(request).refusal();
        if (!refusal.isEmpty()) {
            return error(403, refusal, "The request was refused: " + ID);
        }
        if (!bucket.equals(BUCKET)) {
            return error(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        if (denied.contains(request.getMethod())) {
            return error(403, "AccessDenied", "Access Denied");
        }
        if (request.getUrl().query() != null
                && !request.getUrl().queryParameterNames().contains("list-type")) {
            return multipart(key, request);
        }
        return switch (request.getMethod()) {
            case "PUT" -> put(key, request);
            case "DELETE" -> delete(key);
            case "GET" -> key.isEmpty() ? list(request) : get(key, true);
            default -> get(key, false);
        };
    }

    private MockResponse put(String key, RecordedRequest request) {
        if (full > 0) {
            return error(full, fullCode, "Storage backend has reached its minimum free drive threshold");
        }
        if (body(request).length > largest) {
            return error(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        }
        objects.put(key, object(request));
        lookAtPage(key);
        return new MockResponse.Builder().code(200).build();
    }

    private static StoredObject object(RecordedRequest request) {
        return new StoredObject(
                body(request),
                String.valueOf(request.getHeaders().get("Content-Type")),
                String.valueOf(request.getHeaders().get("Cache-Control")));
    }

    private static byte[] body(RecordedRequest request) {
        return request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    }

    /** An object that comes in parts. Its own upload has its key as the id. */
    private MockResponse multipart(String key, RecordedRequest request) {
        String id = request.getUrl().queryParameter("uploadId");
        if (id == null && request.getMethod().equals("POST")) {
            begun.put(key, object(request));
            parts.put(key, new TreeMap<>());
            return xml("<UploadId>" + key + "</UploadId>");
        }
        if (id == null) {
            return xml(begun.keySet().stream()
                    .map(each -> "<Upload><Key>" + each + "</Key><UploadId>" + each + "</UploadId></Upload>")
                    .collect(Collectors.joining()));
        }
        NavigableMap<Integer, byte[]> arrived = parts.get(id);
        if (arrived == null) {
            return error(404, "NoSuchUpload", "The specified upload does not exist.");
        }
        if (request.getMethod().equals("DELETE")) {
            begun.remove(id);
            parts.remove(id);
            return new MockResponse.Builder().code(204).build();
        }
        if (request.getMethod().equals("PUT")) {
            byte[] part = body(request);
            arrived.put(Integer.valueOf(request.getUrl().queryParameter("partNumber")), part);
            return new MockResponse.Builder()
                    .code(200)
                    .addHeader("ETag", tag(part))
                    .build();
        }
        String all = arrived.entrySet().stream()
                .map(part -> "<Part><PartNumber>" + part.getKey() + "</PartNumber><ETag>" + tag(part.getValue())
                        + "</ETag></Part>")
                .collect(Collectors.joining());
        if (request.getMethod().equals("GET")) {
            return xml(all);
        }
        if (!new String(body(request), StandardCharsets.UTF_8)
                .equals("<CompleteMultipartUpload>" + all + "</CompleteMultipartUpload>")) {
            return error(400, "InvalidPart", "One or more of the specified parts could not be found.");
        }
        okio.Buffer whole = new okio.Buffer();
        arrived.values().forEach(whole::write);
        StoredObject first = begun.remove(id);
        parts.remove(id);
        objects.put(key, new StoredObject(whole.readByteArray(), first.type(), first.cacheControl()));
        if (losesAnswer) {
            losesAnswer = false;
            return new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build();
        }
        return xml("");
    }

    private String tag(byte[] part) {
        String md5 = hex(digest("MD5", part));
        return "\"" + (writesCapitals ? md5.toUpperCase(Locale.ROOT) : md5) + "\"";
    }

    private static MockResponse xml(String content) {
        return new MockResponse.Builder()
                .code(200)
                .body("<Result>" + content + "</Result>")
                .build();
    }

    private MockResponse delete(String key) {
        objects.remove(key);
        if (!key.endsWith(".html")) {
            lookForPagesOf(key);
        }
        return new MockResponse.Builder().code(204).build();
    }

    private MockResponse get(String key, boolean withBody) {
        int more = missing.getOrDefault(key, 0);
        StoredObject object = more > 0 ? null : objects.get(key);
        missing.put(key, object == null && more == 0 ? remembered : Math.max(0, more - 1));
        if (object == null) {
            return withBody
                    ? error(404, "NoSuchKey", "The specified key does not exist.")
                    : new MockResponse.Builder().code(404).build();
        }
        okio.Buffer body = withBody ? new okio.Buffer().write(object.bytes()) : new okio.Buffer();
        return new MockResponse.Builder()
                .code(200)
                .addHeader("ETag", tag(object.bytes()))
                .addHeader(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                object.written().atOffset(ZoneOffset.UTC)))
                .body(body)
                .setHeader("Content-Length", object.bytes().length)
                .build();
    }

    private MockResponse list(RecordedRequest request) {
        String prefix = String.valueOf(request.getUrl().queryParameter("prefix"));
        String after = repeatsPages ? null : request.getUrl().queryParameter(pageToken);
        List<String> keys = objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && (after == null || key.compareTo(after) > 0))
                .toList();
        StringBuilder page = new StringBuilder("<ListBucketResult>");
        boolean encoded = encodes && request.getUrl().queryParameter("encoding-type") != null;
        page.append(encoded ? "<EncodingType>url</EncodingType>" : "");
        keys.stream()
                .limit(pageSize)
                .forEach(key -> page.append("<Contents><Key>")
                        .append(encoded ? URLEncoder.encode(key, StandardCharsets.UTF_8) : key.replace("&", "&amp;"))
                        .append("</Key>")
                        .append(properties(objects.get(key)))
                        .append("</Contents>"));
        page.append("<IsTruncated>").append(keys.size() > pageSize).append("</IsTruncated>");
        if (keys.size() > pageSize && pageToken.equals("continuation-token")) {
            page.append("<NextContinuationToken>")
                    .append(repeatsTokens ? keys.get(pageSize - 1) : String.valueOf(random.nextLong()))
                    .append("</NextContinuationToken>");
        }
        return new MockResponse.Builder()
                .code(200)
                .body(page + "</ListBucketResult>")
                .build();
    }

    private String properties(StoredObject object) {
        return "<LastModified>" + object.written() + "</LastModified><ETag>"
                + tag(object.bytes()).replace("\"", "&quot;") + "</ETag><Size>" + object.bytes().length + "</Size>";
    }

    private static MockResponse error(int status, String code, String message) {
        return new MockResponse.Builder()
                .code(status)
                .body("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message + "</Message>"
                        + "<ServerTime>2026-11-27T00:00:00Z</ServerTime></Error>")
                .build();
    }

    /** Notes which pictures a page lacks when it is written. */
    private void lookAtPage(String page) {
        if (page.endsWith(".html")) {
            pictures(page)
                    .filter(picture -> !objects.containsKey(picture))
                    .forEach(picture -> lacks.add(page + " lacks " + picture));
        }
    }

    /** Notes which pages lack a picture when it is removed. */
    private void lookForPagesOf(String picture) {
        objects.keySet().stream()
                .filter(key -> key.endsWith(".html") && pictures(key).anyMatch(picture::equals))
                .forEach(page -> lacks.add(page + " lacks " + picture));
    }

    private Stream<String> pictures(String page) {
        return PICTURE.matcher(new String(objects.get(page).bytes(), StandardCharsets.UTF_8))
                .results()
                .map((MatchResult source) -> Path.of(page)
                        .resolveSibling(source.group(1))
                        .normalize()
                        .toString());
    }

    // ---- signatures

    /** The signature of a request, computed from the specification. */
    private final class Signature {

        private final RecordedRequest request;

        Signature(RecordedRequest request) {
            this.request = request;
        }

        /** The code of the error; empty if the signature is right. */
        String refusal() {
            Matcher parts =
                    AUTHORIZATION.matcher(String.valueOf(request.getHeaders().get("Authorization")));
            if (!parts.matches()) {
                return "AccessDenied";
            }
            if (!parts.group(1).equals(ID)) {
                return "InvalidAccessKeyId";
            }
            String date = String.valueOf(request.getHeaders().get("X-Amz-Date"));
            Duration off = Duration.between(
                    TIME.parse(date, Instant::from), Instant.now().plus(skew));
            if (off.abs().compareTo(Duration.ofMinutes(15)) > 0) {
                return "RequestTimeTooSkewed";
            }
            String given = String.valueOf(request.getHeaders().get("X-Amz-Security-Token"));
            if (!token.isEmpty() && !(given.equals(token) && parts.group(4).contains("x-amz-security-token"))) {
                return "ExpiredToken";
            }
            String hash = hex(sha256(body(request)));
            if (!hash.equals(request.getHeaders().get("x-amz-content-sha256"))) {
                return "XAmzContentSHA256Mismatch";
            }
            String scope = parts.group(2);
            String text = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n"
                    + hex(sha256(bytes(canonical(parts.group(4), hash))));
            byte[] key = bytes("AWS4" + SECRET);
            for (String part : scope.split("/")) {
                key = hmac(key, part);
            }
            return hex(hmac(key, text)).equals(parts.group(5)) ? "" : "SignatureDoesNotMatch";
        }

        private String canonical(String signedHeaders, String hash) {
            String[] target = request.getTarget().split("\\?", 2);
            StringBuilder headers = new StringBuilder();
            for (String name : new TreeSet<>(List.of(signedHeaders.split(";")))) {
                headers.append(name)
                        .append(':')
                        .append(String.valueOf(request.getHeaders().get(name)).strip())
                        .append('\n');
            }
            return request.getMethod() + "\n" + target[0] + "\n" + canonicalQuery() + "\n" + headers + "\n"
                    + signedHeaders + "\n" + hash;
        }

        private String canonicalQuery() {
            Map<String, String> query = new TreeMap<>();
            for (String name : request.getUrl().queryParameterNames()) {
                query.put(escaped(name), escaped(String.valueOf(request.getUrl().queryParameter(name))));
            }
            return query.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("&"));
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    /** Many tests send the same parts of a film, and Java's first compiler makes digests slow. */
    private static byte[] digest(String algorithm, byte[] bytes) {
        return bytes.length < LARGE
                ? newDigest(algorithm, bytes)
                : DIGESTS.computeIfAbsent(
                        new Digested(algorithm, bytes.length, crc32(bytes)), key -> newDigest(algorithm, bytes));
    }

    private static byte[] newDigest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long crc32(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
