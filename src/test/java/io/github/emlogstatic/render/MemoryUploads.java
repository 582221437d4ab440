package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.render.site.SiteUploads;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Uploads without bytes. */
public final class MemoryUploads implements SiteUploads {

    final Map<String, Media> media = new TreeMap<>();
    final Set<String> gone = new TreeSet<>();

    @Override
    public Optional<Media> find(String path) {
        return Optional.ofNullable(media.get(path));
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return Optional.empty();
    }

    @Override
    public boolean isGone(String path) {
        return gone.contains(path);
    }

    @Override
    public boolean withholds(String path) {
        return false;
    }

    @Override
    public String fingerprint() {
        return "";
    }
}
