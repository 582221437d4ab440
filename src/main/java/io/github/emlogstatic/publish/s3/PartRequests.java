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
 * What is asked of a service for one file that it gets in parts.
 *
 * @param purpose what it is for, in words for a message
 */
record PartRequests(Bucket bucket, S3Requests requests, Upload file, String purpose) {

    /** The ids of the uploads of this file that are begun and not ended. */
    List<String> begun() throws IOException {
        String key = bucket.prefix() + file.path();
        HttpUrl address = bucket.root()
                .newBuilder()
                .addQueryParameter("uploads", "")
                .addQueryParameter("prefix", key)
                .build();
        return list(address, "Upload").stream()
                .filter(upload -> upload.select("Key").stream()
                        .anyMatch(name -> name.wholeText().equals(key)))
                .map(upload -> upload.select("UploadId").text())
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** The tags of the parts that have arrived, by number; none if the service knows the upload no more. */
    Map<String, String> tags(String id) throws IOException {
        Map<String, String> tags = new HashMap<>();
        for (Element part : list(address("uploadId", id), "Part")) {
            tags.put(part.select("PartNumber").text(), part.select("ETag").text());
        }
        return tags;
    }

    private List<Element> list(HttpUrl address, String element) throws IOException {
        return xml(requests.ofObject(new Request.Builder().url(address), purpose))
                .select(element);
    }

    private static Document xml(S3Answer answer) {
        return Jsoup.parse(answer.text(), "", Parser.xmlParser());
    }

    /**
     * @param object a request for the object, with the headers that it is to have
     * @return the id of a new upload
     */
    String begin(Request object) throws IOException {
        Request.Builder post = object.newBuilder().url(address("uploads", "")).post(RequestBody.EMPTY);
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

    /** Returns the service's tag of the part. */
    String send(String id, int number, Upload part) throws IOException {
        HttpUrl address = address("uploadId", id)
                .newBuilder()
                .addQueryParameter("partNumber", String.valueOf(number))
                .build();
        Request.Builder put = new Request.Builder().url(address).put(new UploadBody(part));
        return String.valueOf(requests.send(put, purpose).headers().get("ETag"));
    }

    /**
     * Makes the object of the parts. Where an answer is lost, the service may know the upload no more when it is asked
     * again, as it does when the upload was ended meanwhile: so it has made the object only if that is another one than
     * before, of the file's length.
     *
     * @param tags of the parts, in their order
     */
    void complete(String id, List<String> tags) throws IOException {
        Optional<State> told = state(false);
        boolean listed = told.isEmpty(); // some keys and services refuse HEAD
        Optional<State> before = listed ? state(true) : told;
        StringBuilder all = new StringBuilder("<CompleteMultipartUpload>");
        for (int number = 1; number <= tags.size(); number++) {
            all.append("<Part><PartNumber>").append(number).append("</PartNumber><ETag>");
            all.append(tags.get(number - 1)).append("</ETag></Part>");
        }
        all.append("</CompleteMultipartUpload>");
        Upload body = Upload.of(file.path(), all.toString().getBytes(StandardCharsets.UTF_8));
        Request.Builder post =
                new Request.Builder().url(address("uploadId", id)).post(new UploadBody(body));
        boolean isMade = !requests.ofObject(post, purpose).isMissing()
                || before.isPresent()
                        && state(listed)
                                .filter(now -> isMade(before.get(), now))
                                .isPresent();
        if (!isMade) {
            requests.send(post, purpose);
        }
    }

    /**
     * What is told of the object; nothing of one that is not there.
     *
     * @param length in bytes
     * @param version what tells an object from any other. Its content cannot: services compute the tag of an object in parts
     *     in ways of their own, and what a header tells was said when its upload began, perhaps by an earlier run.
     */
    private record State(String length, String version) {}

    /** Empty if it is refused, as it may be for an object that is not there. */
    private Optional<State> state(boolean listed) throws IOException {
        try {
            return Optional.of(listed ? listed() : head());
        } catch (PublishException.Refused e) {
            return Optional.empty();
        }
    }

    private State head() throws IOException {
        Request.Builder head =
                new Request.Builder().url(bucket.object(file.path())).head();
        S3Answer answer = requests.ofObject(head, purpose);
        return new State(
                answer.isMissing() ? "" : String.valueOf(answer.headers().get("Content-Length")),
                answer.headers().get("ETag") + " " + answer.headers().get("Last-Modified"));
    }

    private State listed() throws IOException {
        String key = bucket.prefix() + file.path();
        HttpUrl address = bucket.root()
                .newBuilder()
                .addQueryParameter("list-type", "2")
                .addQueryParameter("prefix", key)
                .build();
        return list(address, "Contents").stream()
                .filter(object -> object.select("Key").stream()
                        .anyMatch(name -> name.wholeText().equals(key)))
                .findFirst()
                .map(object -> new State(
                        object.select("Size").text(),
                        object.select("ETag").text() + " "
                                + object.select("LastModified").text()))
                .orElse(new State("", ""));
    }

    private boolean isMade(State before, State now) {
        return now.length().equals(String.valueOf(file.bytes()))
                && !now.version().equals(before.version());
    }

    /** Frees the room of an upload. */
    void abort(String id) {
        try {
            requests.ofObject(new Request.Builder().url(address("uploadId", id)).delete(), purpose);
        } catch (IOException e) {
            // Its parts stay, until a rule of the service removes them.
        }
    }
}
