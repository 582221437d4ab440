package io.github.emlogstatic.publish.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/**
 * S3Proxy with one bucket in memory. It knows the bucket by the path of addresses at {@code localhost}, and by the host
 * {@code BUCKET.localhost}.
 */
public final class S3Server implements AutoCloseable {

    public static final String ID = "AKIDFORTESTS";
    public static final String SECRET = "secret/of+the-tests";
    public static final String BUCKET = "blog";

    private final BlobStoreContext context =
            ContextBuilder.newBuilder(new TransientApiMetadata()).buildView(BlobStoreContext.class);
    private final BlobStore store = context.getBlobStore();
    private final S3Proxy server;

    public S3Server() throws Exception {
        clear();
        server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .virtualHost("localhost")
                .build();
        server.start();
    }

    public String endpoint() {
        return "http://localhost:" + server.getPort();
    }

    /** Empties the bucket. */
    public void clear() {
        store.deleteContainer(BUCKET);
        store.createContainerInLocation(null, BUCKET);
    }

    public void put(String key, String text) {
        store.putBlob(BUCKET, store.blobBuilder(key).payload(text).build());
    }

    /** The text of each object, by key, without those of the program itself. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (String key : written().keySet()) {
            if (!key.startsWith(".emlog-static-")) {
                texts.put(key, text(key));
            }
        }
        return texts;
    }

    private String text(String key) {
        try (var in = store.getBlob(BUCKET, key).getPayload().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When each object was written. */
    public Map<String, Long> written() {
        Map<String, Long> written = new TreeMap<>();
        ListContainerOptions options = ListContainerOptions.Builder.recursive().maxResults(1000);
        PageSet<? extends StorageMetadata> page = store.list(BUCKET, options);
        while (true) {
            page.forEach(object ->
                    written.put(object.getName(), object.getLastModified().getTime()));
            if (page.getNextMarker() == null) {
                return written;
            }
            page = store.list(BUCKET, options.clone().afterMarker(page.getNextMarker()));
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
        context.close();
    }
}
