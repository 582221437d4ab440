package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Sends a large file in parts. Services take no more than 5 GB at once, and where a connection breaks, one part is sent
 * again. The parts of a run that was ended stay at the service, and the next run sends those alone that are not there.
 */
final class MultipartUpload {

    private static final long LARGE = 4 * FileParts.LEAST;
    private static final long MOST_AT_ONCE = 5L << 30;

    /** What an object tells of itself. */
    private static final String HASH = "x-amz-meta-sha256";

    private final Bucket bucket;
    private final S3Requests requests;
    private final Upload file;
    private final FileParts parts;
    private final String purpose;
    private boolean mayList = true;

    /** @param purpose what it is for, in words for a message */
    MultipartUpload(Bucket bucket, S3Requests requests, Upload file, String purpose) {
        this.bucket = bucket;
        this.requests = requests;
        this.file = file;
        this.parts = new FileParts(file);
        this.purpose = purpose;
    }

    /**
     * An upload whose first part is at the service.
     *
     * @param tags of the parts that are there, by number
     */
    private record Begun(String id, Map<String, String> tags) {

        /** The tag of a part is its MD5, unless the service encrypts it. Some write it in capitals. */
        boolean has(int number, FileParts parts) throws IOException {
            String tag = tags.getOrDefault(String.valueOf(number), "").replace("\"", "");
            return !tag.isEmpty() && tag.equalsIgnoreCase(parts.md5(number));
        }
    }

    static boolean suits(Upload file) {
        return file.bytes() > LARGE;
    }

    /**
     * Returns whether the file was sent. Some keys may write whole objects alone, and some services take no parts.
     *
     * @param object a request for the object, with the headers that it is to have
     */
    boolean send(Request object) throws IOException {
        Optional<Begun> upload = earlier();
        if (upload.isEmpty()) {
            upload = begin(object);
        }
        return upload.isPresent() && isRestSent(upload.get());
    }

    /** The upload of this file that a run has begun and not ended. Those of other files for its key are ended. */
    private Optional<Begun> earlier() throws IOException {
        String key = bucket.prefix() + file.path();
        HttpUrl address = bucket.root()
                .newBuilder()
                .addQueryParameter("uploads", "")
                .addQueryParameter("prefix", key)
                .build();
        for (Element upload : list(address, "Upload")) {
            String id = upload.select("UploadId").text();
            if (!id.isEmpty()
                    && upload.select("Key").stream()
                            .anyMatch(name -> name.wholeText().equals(key))) {
                Begun begun = new Begun(id, tags(id));
                if (begun.has(1, parts)) {
                    return Optional.of(begun);
                }
                if (mayList) { // else nobody knows its parts
                    abort(id); // its headers cannot change any more
                }
            }
        }
        return Optional.empty();
    }

    /** The tags of the parts that have arrived, by number; none if the service knows the upload no more. */
    private Map<String, String> tags(String id) throws IOException {
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
            mayList = false;
            return List.of(); // all parts are sent
        }
    }

    private static Document xml(S3Answer answer) {
        return Jsoup.parse(answer.text(), "", Parser.xmlParser());
    }

    /** Begins an upload and sends its first part. It is empty if these are refused and the file can be sent whole. */
    private Optional<Begun> begin(Request object) throws IOException {
        try {
            String id = idOfNew(object);
            return Optional.of(new Begun(id, Map.of("1", sendFirst(id))));
        } catch (PublishException.Refused e) {
            if (file.bytes() <= MOST_AT_ONCE) {
                return Optional.empty();
            }
            throw PublishException.refused(e.getMessage()
                    + "; a file above 5 GB is sent in parts alone: the key may need InitiateMultipartUpload, UploadPart,"
                    + " CompleteMultipartUpload and s3:AbortMultipartUpload, or kms:Decrypt");
        }
    }

    private String idOfNew(Request object) throws IOException {
        Request.Builder post = object.newBuilder()
                .url(address("uploads", ""))
                .header(HASH, file.sha256())
                .post(RequestBody.EMPTY);
        String id = xml(requests.send(post, purpose)).select("UploadId").text();
        if (id.isEmpty()) {
            throw PublishException.refused(bucket.name() + ": the answer to the request to write " + file.path()
                    + " in parts names no upload");
        }
        return id;
    }

    private HttpUrl address(String key, String value) {
        return bucket.object(file.path())
                .newBuilder()
                .addQueryParameter(key, value)
                .build();
    }

    private String sendFirst(String id) throws IOException {
        try {
            return send(id, 1);
        } catch (IOException e) {
            abort(id);
            throw e;
        }
    }

    /** Returns false if a part or the end is refused and the file can be sent whole. */
    private boolean isRestSent(Begun upload) throws IOException {
        try {
            sendRest(upload);
            return true;
        } catch (PublishException.Refused e) {
            if (file.bytes() > MOST_AT_ONCE) {
                throw e;
            }
            abort(upload.id());
            return false;
        }
    }

    private void sendRest(Begun upload) throws IOException {
        try {
            StringBuilder all = new StringBuilder("<CompleteMultipartUpload>");
            for (int number = 1; number <= parts.count(); number++) {
                boolean isThere = number == 1 || upload.has(number, parts);
                String tag = isThere ? upload.tags().get(String.valueOf(number)) : send(upload.id(), number);
                all.append("<Part><PartNumber>").append(number).append("</PartNumber><ETag>");
                all.append(tag).append("</ETag></Part>");
            }
            complete(upload.id(), all + "</CompleteMultipartUpload>");
        } catch (IOException e) {
            if (!mayList) {
                abort(upload.id()); // the next run would not find the parts, and they cost money
            }
            throw e;
        }
    }

    /** Returns the service's tag of the part. */
    private String send(String id, int number) throws IOException {
        HttpUrl address = address("uploadId", id)
                .newBuilder()
                .addQueryParameter("partNumber", String.valueOf(number))
                .build();
        Request.Builder put = new Request.Builder().url(address).put(new UploadBody(parts.part(number)));
        return String.valueOf(requests.send(put, purpose).headers().get("ETag"));
    }

    /** Where an answer is lost, the service may know the upload no more when it is asked again: the object is there. */
    private void complete(String id, String all) throws IOException {
        Upload body = Upload.of(file.path(), all.getBytes(StandardCharsets.UTF_8));
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

    /** Frees the room of an upload. */
    private void abort(String id) {
        try {
            requests.ofObject(new Request.Builder().url(address("uploadId", id)).delete(), purpose);
        } catch (IOException e) {
            // Its parts stay, until a rule of the service removes them.
        }
    }
}
