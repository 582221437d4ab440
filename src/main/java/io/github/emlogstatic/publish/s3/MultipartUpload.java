package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * Sends a large file in parts. Services take no more than 5 GB at once, and where a connection breaks, one part is sent
 * again. The parts of a run that was ended stay at the service, and the next run sends those alone that are not there.
 */
final class MultipartUpload {

    private static final long LARGE = 4 * FileParts.LEAST;
    private static final long MOST_AT_ONCE = 5L << 30;

    private final PartRequests service;
    private final FileParts parts;
    private final boolean fitsAtOnce;
    private boolean mayList = true;

    MultipartUpload(PartRequests service) {
        this.service = service;
        this.parts = new FileParts(service.file());
        this.fitsAtOnce = service.file().bytes() <= MOST_AT_ONCE;
    }

    /**
     * An upload whose first part is at the service.
     *
     * @param tags of the parts that are there, by number
     */
    private record Begun(String id, Map<String, String> tags) {

        /** The tag of a part is its MD5, unless the service encrypts it. Some write it in capitals. */
        boolean has(int number, FileParts parts) throws IOException {
            String tag = tag(number).replace("\"", "");
            return !tag.isEmpty() && tag.equalsIgnoreCase(parts.md5(number));
        }

        String tag(int number) {
            return tags.getOrDefault(String.valueOf(number), "");
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
        try {
            for (String id : service.begun()) {
                Begun begun = new Begun(id, service.tags(id));
                if (begun.has(1, parts)) {
                    return Optional.of(begun);
                }
                service.abort(id);
            }
        } catch (PublishException.Refused e) {
            mayList = false; // all parts are sent
        }
        return Optional.empty();
    }

    /** Begins an upload and sends its first part. It is empty if these are refused and the file can be sent whole. */
    private Optional<Begun> begin(Request object) throws IOException {
        try {
            String id = service.begin(object);
            return Optional.of(new Begun(id, Map.of("1", sendFirst(id))));
        } catch (PublishException.Refused e) {
            if (fitsAtOnce) {
                return Optional.empty();
            }
            throw PublishException.refused(e.getMessage()
                    + "; a file above 5 GB is sent in parts alone: the key may need InitiateMultipartUpload, UploadPart,"
                    + " CompleteMultipartUpload and s3:AbortMultipartUpload, or kms:Decrypt");
        }
    }

    private String sendFirst(String id) throws IOException {
        try {
            return send(id, 1);
        } catch (IOException e) {
            service.abort(id);
            throw e;
        }
    }

    /** Returns false if a part or the end is refused and the file can be sent whole. */
    private boolean isRestSent(Begun upload) throws IOException {
        try {
            sendRest(upload);
            return true;
        } catch (PublishException.Refused e) {
            if (!fitsAtOnce) {
                throw e;
            }
            service.abort(upload.id());
            return false;
        }
    }

    private void sendRest(Begun upload) throws IOException {
        try {
            List<String> tags = new ArrayList<>(List.of(upload.tag(1)));
            for (int number = 2; number <= parts.count(); number++) {
                tags.add(upload.has(number, parts) ? upload.tag(number) : send(upload.id(), number));
            }
            service.complete(upload.id(), tags);
        } catch (IOException e) {
            if (!mayList) {
                service.abort(upload.id()); // the next run would not find the parts, and they cost money
            }
            throw e;
        }
    }

    private String send(String id, int number) throws IOException {
        return service.send(id, number, parts.part(number));
    }
}
