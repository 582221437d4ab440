package io.github.emlogstatic.render.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The inverted index of some texts, split into shards. A shard is a line {@code term postings term postings…}, sorted
 * by term. Postings are the numbers of the texts that contain the term, see {@link Postings}.
 */
final class SearchIndex {

    private final SearchTerms terms = new SearchTerms();
    private final Postings postings = new Postings();

    /**
     * Adds a text.
     *
     * @param number counted from 0, higher than that of the text before
     */
    void add(int number, String title, String text) {
        terms.of(title, term -> postings.add(term, number, true));
        terms.of(text, term -> postings.add(term, number, false));
    }

    /**
     * The shards.
     *
     * @param count a power of two
     */
    List<String> shards(int count) {
        List<List<String>> shards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shards.add(new ArrayList<>());
        }
        postings.forEach((term, numbers) -> {
            String text = terms.text(term);
            shards.get(SearchTerms.shard(text, count)).add(text + ' ' + numbers);
        });
        return shards.stream()
                .map(lines -> {
                    lines.sort(null);
                    return String.join(" ", lines);
                })
                .toList();
    }
}
