package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.BackupFiles;
import io.github.emlogstatic.emlog.backup.dump.CutException;
import io.github.emlogstatic.emlog.backup.dump.SqlFile;
import io.github.emlogstatic.emlog.backup.dump.SqlPlace;
import io.github.emlogstatic.emlog.backup.dump.SqlPlaces;
import io.github.emlogstatic.emlog.backup.dump.SqlReader;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.backup.dump.SqlTable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content of the files of a backup, by table. Rows of articles are kept without their texts. Comments and likes are kept
 * as positions in the files, because a blog may have a million of them.
 */
final class Tables {

    final BackupOptions options = new BackupOptions();
    final Map<Integer, Post> posts = new LinkedHashMap<>();
    final Map<Integer, SqlPlace> texts = new HashMap<>();
    final Map<Integer, Map<String, String>> fields = new HashMap<>();
    final Map<Integer, SqlRow> tags = new HashMap<>();

    /** The tags of articles, by the ids of both, if only the table of tags tells them. */
    final Map<Integer, List<Integer>> tagged = new HashMap<>();

    final SqlPlaces comments = new SqlPlaces();

    /** The numbers of approved comments, by the id of the article. */
    private final Map<Integer, Integer> approved = new HashMap<>();

    final SqlPlaces likes = new SqlPlaces();
    final Map<Integer, SqlRow> users = new HashMap<>();

    /** The places of uploads, as emlog keeps them, by the keys of downloads. */
    final Map<String, String> files = new HashMap<>();

    final List<SqlRow> categories = new ArrayList<>();
    final List<SqlRow> notes = new ArrayList<>();
    final List<SqlRow> menu = new ArrayList<>();
    final List<SqlRow> links = new ArrayList<>();
    private final List<DumpDate> dates = new ArrayList<>();
    private final Schema schema;
    private final Map<String, SqlTable> known;

    /** Whether emlog pro says that it wrote a file. */
    private boolean madeByPro;

    /** Why files are not whole; empty if all are. */
    final List<String> cuts;

    private Tables(Schema schema, BackupStructure structure) {
        this.schema = schema;
        this.known = structure.tables();
        this.cuts =
                structure.cuts().values().stream().map(CutException::getMessage).toList();
    }

    /** @param cutToo whether to read files that are cut off up to there */
    static Tables of(BackupFiles files, boolean cutToo) throws IOException {
        BackupStructure structure = BackupStructure.of(files);
        if (!cutToo || structure.tables().isEmpty()) {
            structure.requireWhole();
        }
        Tables tables = new Tables(structure.schema(), structure);
        for (SqlFile file : files.files()) {
            tables.read(file);
        }
        if (tables.posts.isEmpty() && tables.options.isEmpty()) {
            structure.requireWhole();
            throw new BackupException(
                    files.files().get(0).name()
                            + " has the tables of an emlog without their rows; dump these, too (mysqldump without --no-data and --tab)");
        }
        return tables;
    }

    /** The latest date of the files' first or last lines; if none has a date, when the first file was last changed. */
    Instant madeAt(ZoneId zone, BackupFiles files) {
        return dates.stream()
                .map(date -> date.at(zone))
                .max(Comparator.naturalOrder())
                .orElse(files.files().get(0).changed());
    }

    /** The parts that the backup has no table for, although the blog may have one. */
    Set<BackupPart> lacking() {
        boolean recent = have(Schema.BLOG, "like_count"); // since 2.3.18
        Set<BackupPart> lacking = EnumSet.noneOf(BackupPart.class);
        for (BackupPart part : BackupPart.values()) {
            if (!isThere(part) && (recent || !part.isRecent())) {
                lacking.add(part);
            }
        }
        return lacking;
    }

    /**
     * Whether every emlog of the blog's version has the table. Emlog 6.0 to pro 1.0.6 have none of notes: 6.0 was the first to
     * keep tags in articles, pro 1.1.0 to pin comments. Before 4.3 there was none of the menu.
     */
    boolean isUsual(BackupPart part) {
        return switch (part) {
            case NOTES -> !have(Schema.BLOG, "tags") || !isThere(BackupPart.COMMENTS) || have(Schema.COMMENT, "top");
            case MENU -> have(Schema.BLOG, "checked"); // since 5.1
            default -> true;
        };
    }

    private boolean isThere(BackupPart part) {
        return known.containsKey(schema.prefix() + part.table());
    }

    /** The number of approved comments, as emlog's own count of them may be wrong; empty without their table. */
    Optional<Integer> approvedComments(int article) {
        return isThere(BackupPart.COMMENTS) ? Optional.of(approved.getOrDefault(article, 0)) : Optional.empty();
    }

    /**
     * Whether it is a blog of emlog 5 or 6, whose texts are HTML: those of emlog pro are Markdown. Articles of pro have covers
     * since 1.0.4. Before, its tables are those of emlog 6.1, but for an option.
     */
    boolean isClassic() {
        return !have(Schema.BLOG, "cover") && !madeByPro && !options.isOfPro();
    }

    private boolean have(String table, String column) {
        SqlTable found = known.get(schema.prefix() + table);
        return found != null && found.columns().contains(column);
    }

    String prefix() {
        return schema.prefix();
    }

    private void read(SqlFile file) throws IOException {
        try (SqlReader reader = SqlReader.of(file, schema.columns())) {
            reader.tables().putAll(known);
            for (var row = next(reader); row.isPresent(); row = next(reader)) {
                empty(reader.emptied());
                add(file, schema.table(row.get().table()), row.get());
            }
            empty(reader.emptied());
            for (String remark : reader.remarks()) {
                DumpDate.in(remark, file.changed()).ifPresent(dates::add);
                madeByPro |= remark.startsWith("version:emlog pro");
            }
        }
    }

    /** The next row; nothing where a file is cut off, which is known by now. */
    private Optional<SqlRow> next(SqlReader reader) throws IOException {
        try {
            return reader.next();
        } catch (CutException e) {
            if (!cuts.isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Forgets the rows of tables that a file has emptied before it fills them again, as {@code restore}'s files do. */
    private void empty(Set<String> emptied) {
        for (String name : emptied) {
            switch (schema.table(name)) {
                case Schema.BLOG -> {
                    posts.clear();
                    texts.clear();
                }
                case Schema.FIELDS -> fields.clear();
                case Schema.TAG -> {
                    tags.clear();
                    tagged.clear();
                }
                case Schema.COMMENT -> {
                    comments.clear();
                    approved.clear();
                }
                case Schema.LIKE -> likes.clear();
                case Schema.USER -> users.clear();
                case Schema.FILE -> files.clear();
                case Schema.CATEGORY -> categories.clear();
                case Schema.NOTE -> notes.clear();
                case Schema.MENU -> menu.clear();
                case Schema.LINK -> links.clear();
                default -> {} // a table that is not read, or the settings, which replace each other by name
            }
        }
        emptied.clear();
    }

    /** Checks all values, also those that are read later: then nothing stops a run that has begun to write. */
    private void add(SqlFile file, String table, SqlRow row) throws BackupException {
        if (!table.equals(Schema.OPTION)) { // most settings are none of our business
            Schema.check(table, row);
        }
        switch (table) {
            case Schema.BLOG -> article(file, row);
            case Schema.FIELDS ->
                fields.computeIfAbsent(row.integer("gid"), id -> new LinkedHashMap<>())
                        .put(row.text("field_key"), row.text("field_value"));
            case Schema.TAG -> tag(row.integer("tid"), row);
            case Schema.COMMENT -> {
                int article = row.integer("gid");
                comments.add(article, file, row);
                approved.merge(article, row.yes("hide") ? 0 : 1, Integer::sum);
            }
            case Schema.LIKE -> likes.add(row.integer("gid"), file, row);
            case Schema.USER -> users.put(row.integer("uid"), row);
            case Schema.FILE -> files.put(row.text("alias"), row.text("filepath"));
            case Schema.CATEGORY -> categories.add(row);
            case Schema.NOTE -> notes.add(row);
            case Schema.MENU -> menu.add(row);
            case Schema.LINK -> links.add(row);
            default -> options.read(row);
        }
    }

    /** Before emlog 6, an article does not tell its tags. */
    private void tag(int id, SqlRow row) throws BackupException {
        tags.put(id, row.without(Set.of("gid")));
        if (!have(Schema.BLOG, "tags")) {
            idsIn(row.text("gid"))
                    .forEach(article -> tagged.computeIfAbsent(article, first -> new ArrayList<>())
                            .add(id));
        }
    }

    /** The numbers in a list such as {@code 1,2} or {@code ,1,2,}. */
    static Stream<Integer> idsIn(String list) {
        return Pattern.compile(",")
                .splitAsStream(list)
                .map(String::strip)
                .map(Numbers::of)
                .flatMapToInt(OptionalInt::stream)
                .boxed();
    }

    private void article(SqlFile file, SqlRow row) throws BackupException {
        int id = row.integer("gid");
        SqlPlace before = texts.put(id, SqlPlace.of(file, row));
        if (before != null && !before.file().equals(file)) {
            throw new BackupException(before.file().name() + " and " + file.name() + " are two backups, for both hold"
                    + " the article " + id + "; name one of them, or keep them in two directories");
        }
        posts.put(id, new Post(id, row.without(Schema.TEXTS)));
    }
}
