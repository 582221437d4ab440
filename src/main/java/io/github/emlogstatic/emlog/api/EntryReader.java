package io.github.emlogstatic.emlog.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.Responses;
import io.github.emlogstatic.emlog.text.AddressReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import okhttp3.Response;
import org.apache.commons.io.function.IOSupplier;

/**
 * Reads answers of {@code article_list}. At an entry that is known it only {@linkplain EntryGlance glances}: a tree of JSON
 * for each of thousands would be most of the work of a night. Safe for several threads.
 */
final class EntryReader {

    /**
     * How many bytes of answers are kept as they came. Of what comes after that, each entry is packed: a list holds all
     * texts of a blog, which may be more than the memory that Java has.
     */
    private static final long MOST_UNPACKED = 32 << 20;

    private final ArticleReader articles;
    private final AddressReader addresses;
    private final AtomicLong came = new AtomicLong();

    /** An entry that was read, for each author, category and pins. */
    private final Map<Long, ListEntry> alike = new ConcurrentHashMap<>();

    EntryReader(ArticleReader articles, AddressReader addresses) {
        this.articles = articles;
        this.addresses = addresses;
    }

    /** @param envelope its content may lack the entries */
    record Answer(Envelope envelope, List<ListEntry> entries) {}

    /** @param known tells by id and fingerprint which entries need not be read */
    Answer read(Response response, BiPredicate<Integer, String> known) throws IOException {
        byte[] answer = Responses.bytes(response);
        byte[] bytes = Envelope.fromUsualStart(answer);
        if (bytes.length > 0) {
            try (JsonParser json = Envelope.JSON.createParser(bytes)) {
                boolean packing = came.addAndGet(bytes.length) > MOST_UNPACKED;
                Pass pass =
                        new Pass(json, bytes, Place.of(response.request().url()).add(": article"), known, packing);
                if (pass.isUsual()) {
                    return new Answer(new Envelope(pass.others, response), pass.entries);
                }
            } catch (JsonProcessingException e) {
                // The answer is read again as a whole below, which reports what is wrong.
            }
        }
        return whole(Envelope.read(response, answer));
    }

    /** Reads all entries of an answer. */
    Answer whole(Envelope envelope) throws EmlogException {
        List<ListEntry> entries = new ArrayList<>();
        for (Fields entry : envelope.fields().required("articles", "article")) {
            entries.add(articles.entry(entry, fingerprint(entry)));
        }
        return new Answer(envelope, entries);
    }

    private String fingerprint(Fields entry) {
        try (JsonParser json = entry.node().traverse()) {
            json.nextToken();
            return EntryGlance.at(json, seed()).fingerprint();
        } catch (IOException e) {
            return ""; // a number is none
        }
    }

    /** Stands in each fingerprint for what an entry depends on besides itself: the blog's addresses and this program. */
    private String seed() {
        return Version.number() + " " + addresses.base() + " " + addresses.aliases();
    }

    /** Reads the entry. Holds its bytes, and nothing of the pass over the answer. */
    private IOSupplier<ReadEntry> reading(EntryJson entry, Place place, String fingerprint) {
        return () -> articles.entry(Fields.of(entry.read(), place), fingerprint);
    }

    /** One pass over an answer that holds nothing but the envelope. */
    private final class Pass {

        private final JsonParser json;
        private final byte[] bytes;
        private final Place place;
        private final BiPredicate<Integer, String> known;
        private final boolean packing;
        private final String seed = seed();
        private final ObjectNode others = Envelope.JSON.createObjectNode();
        private final List<ListEntry> entries = new ArrayList<>();

        Pass(JsonParser json, byte[] bytes, Place place, BiPredicate<Integer, String> known, boolean packing) {
            this.json = json;
            this.bytes = bytes;
            this.place = place;
            this.known = known;
            this.packing = packing;
        }

        /** Whether the answer is a list of articles, and no error. */
        boolean isUsual() throws IOException {
            boolean listed = false;
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals("code") && json.getValueAsInt(1) != 0) {
                    return false;
                }
                if (name.equals("data") && value == JsonToken.START_OBJECT) {
                    listed = data();
                } else {
                    json.skipChildren();
                }
            }
            return listed;
        }

        private boolean data() throws IOException {
            boolean listed = false;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals("articles") && value == JsonToken.START_ARRAY) {
                    listed = entries();
                } else {
                    others.set(name, Envelope.JSON.readTree(json));
                }
            }
            return listed;
        }

        private boolean entries() throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                entries.add(entry());
            }
            return json.currentToken() == JsonToken.END_ARRAY;
        }

        private ListEntry entry() throws IOException {
            int from = (int) json.currentTokenLocation().getByteOffset();
            EntryGlance glance = EntryGlance.at(json, seed);
            int to = (int) json.currentLocation().getByteOffset();
            EntryJson part = EntryJson.in(bytes, from, to - from);
            IOSupplier<ReadEntry> reading = reading(packing ? part.pack() : part, place, glance.fingerprint());
            ListEntry other = alike.get(glance.labels());
            if (other != null && glance.usual() && known.test(glance.id(), glance.fingerprint())) {
                return new UnreadEntry(glance, other, reading);
            }
            ReadEntry whole = reading.get();
            ReadEntry read = packing ? whole.withText(new RereadText(whole.length(), reading)) : whole;
            alike.put(glance.labels(), read);
            return read;
        }
    }
}
