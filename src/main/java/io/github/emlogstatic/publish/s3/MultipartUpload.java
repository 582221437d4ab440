package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.apache.commons.io.input.BoundedInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Sends a large file in parts. Services take no more than 5 GB at once, and where a connection breaks, one part is sent
 * again. The parts of a run that was ended stay at the service, and the next run sends those alone that are not there.
 */
final class MultipartUpload {

    /** In bytes. Services want 5 MB at least. */
    private static final long LEAST_PART = 8 << 20;

    private static final long LARGE = 4 * LEAST_PART;
    private static final int MOST_PARTS = 10_000;

    /** What an object tells of itself. */
    private static final String HASH = "x-amz-meta-sha256";

    private final Bucket bucket;
    private final S3Requests requests;
    private final Upload file;
    private final String purpose;

    /** @param purpose what it is for, in words for a message */
    MultipartUpload(Bucket bucket, S3Requests requests, Upload file, String purpose) {
        this.bucket = bucket;
        this.requests = requests;
        this.file = file;
        this.purpose = purpose;
    }

    static boolean suits(Upload file) {
        return file.bytes() > LARGE;
    }

    /** @param object a request for the object, with the headers that it is to have */
    void send(Request.Builder object) throws IOException {
        Optional<String> begun = begun();
        Map<String, String> there = begun.isPresent() ? parts(begun.get()) : Map.of();
        String id = begun.isPresent() ? begun.get() : begin(object);
        long size = Math.max(LEAST_PART, file.bytes() / MOST_PARTS + 1);
        StringBuilder all = new StringBuilder("<CompleteMultipartUpload>");
        for (int number = 1; (number - 1) * size < file.bytes(); number++) {
            String tag = send(part((number - 1) * size, size), id, number, there);
            all.append("<Part><PartNumber>").append(number).append("</PartNumber><ETag>");
            all.append(tag).append("</ETag></Part>");
        }
        complete(id, all + "</CompleteMultipartUpload>");
    }

    /** The upload of this file that a run has begun and not ended. Where the key may not ask for it, all is sent. */
    private Optional<String> begun() throws IOException {
        HttpUrl address = bucket.root()
                .newBuilder()
                .addQueryParameter("uploads", "")
                .addQueryParameter("prefix", bucket.prefix() + file.path())
                .build();
        return list(address, "Upload").stream()
                .filter(upload -> upload.select("Key").stream()
                        .anyMatch(key -> key.wholeText().equals(bucket.prefix() + file.path())))
                .map(upload -> upload.select("UploadId").text())
                .reduce((earlier, later) -> later);
    }

    /** The tags of the parts that have arrived, by number. Of very many it is the first thousand. */
    private Map<String, String> parts(String id) throws IOException {
        Map<String, String> tags = new HashMap<>();
        for (Element part : list(address("uploadId", id), "Part")) {
            tags.put(part.select("PartNumber").text(), part.select("ETag").text());
        }
        return tags;
    }

    private List<Element> list(HttpUrl address, String element) throws IOException {
        try {
            return xml(requests.ofObject(new Request.Builder().url(address), purpose))
                    .select(element);
        } catch (PublishException.Refused e) {
            return List.of(); // all parts are sent
        }
    }

    private static Document xml(S3Answer answer) {
        return Jsoup.parse(answer.text(), "", Parser.xmlParser());
    }

    private String begin(Request.Builder object) throws IOException {
        Request.Builder post =
                object.url(address("uploads", "")).header(HASH, file.sha256()).post(RequestBody.EMPTY);
        return xml(requests.send(post, purpose)).select("UploadId").text();
    }

    private HttpUrl address(String key, String value) {
        return bucket.object(file.path())
                .newBuilder()
                .addQueryParameter(key, value)
                .build();
    }

    private Upload part(long from, long size) {
        long bytes = Math.min(size, file.bytes() - from);
        return new Upload(file.path(), bytes, "", () -> {
            InputStream content = file.content().get();
            content.skipNBytes(from);
            return BoundedInputStream.builder()
                    .setInputStream(content)
                    .setMaxCount(bytes)
                    .get();
        });
    }

    /** Returns the service's tag of the part. It is the MD5 of the part, unless the service encrypts it. */
    private String send(Upload part, String id, int number, Map<String, String> there) throws IOException {
        Optional<String> tag = Optional.ofNullable(there.get(String.valueOf(number)));
        if (tag.isPresent() && tag.get().replace("\"", "").equals(md5(part))) {
            return tag.get();
        }
        HttpUrl address = address("uploadId", id)
                .newBuilder()
                .addQueryParameter("partNumber", String.valueOf(number))
                .build();
        Request.Builder put = new Request.Builder().url(address).put(new UploadBody(part));
        return String.valueOf(requests.send(put, purpose).headers().get("ETag"));
    }

    private static String md5(Upload part) throws IOException {
        try (InputStream content = part.content().get()) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                md5.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where an answer is lost, the service may know the upload no more when it is asked again: the object is there. */
    private void complete(String id, String parts) throws IOException {
        Upload body = Upload.of(file.path(), parts.getBytes(StandardCharsets.UTF_8));
        Request.Builder post =
                new Request.Builder().url(address("uploadId", id)).post(new UploadBody(body));
        if (requests.ofObject(post, purpose).isMissing() && !hasArrived()) {
            requests.send(post, purpose);
        }
    }

    private boolean hasArrived() throws IOException {
        Request.Builder head =
                new Request.Builder().url(bucket.object(file.path())).head();
        return file.sha256().equals(requests.ofObject(head, purpose).headers().get(HASH));
    }
}
