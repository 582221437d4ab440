package io.github.emlogstatic.render.search;

import io.github.emlogstatic.render.site.Fingerprint;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The inverted index of some texts, split into shards. A shard is a line {@code term postings term postings…}, sorted
 * by term. Postings are the numbers of the texts that contain the term, see {@link PostingList}. Safe for several threads.
 */
record SearchIndex(List<IndexBlock> blocks) {

    String shard(int shard) {
        SortedMap<String, PostingList> lists = new TreeMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).terms().addTo(lists, shard, i * IndexBlock.SIZE);
        }
        StringJoiner line = new StringJoiner(" ");
        lists.forEach((term, list) -> line.add(term).add(list.toString()));
        return line.toString();
    }

    /** The fingerprint of a shard. It takes a fraction of the time of the shard itself. */
    String fingerprint(int shard) {
        Fingerprint fingerprint = new Fingerprint();
        for (IndexBlock block : blocks) {
            block.terms().addTo(fingerprint, shard);
        }
        return fingerprint.end();
    }
}
