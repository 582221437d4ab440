package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.backup.dump.SqlTable;
import io.github.emlogstatic.model.run.ShortList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables of emlog with the columns that are read, in all versions: the classic 3.2 to 6.1, and emlog pro, whose numbers
 * began again, 1.0 to 2.6. Other columns are never decoded: mails, IPs and user agents of visitors; mails and password
 * hashes of users.
 */
record Schema(String prefix) {

    static final String BLOG = "blog";
    static final String FIELDS = "blog_fields";
    static final String CATEGORY = "sort";
    static final String TAG = "tag";
    static final String COMMENT = "comment";
    static final String NOTE = "twitter";
    static final String LIKE = "like";
    static final String LINK = "link";
    static final String MENU = "navi";
    static final String USER = "user";
    static final String FILE = "attachment";
    static final String OPTION = "options";

    /** A table in each line, and its columns. */
    private static final Map<String, Set<String>> COLUMNS = """
            blog gid title date content excerpt cover alias author sortid type views comnum like_count dislike_count \
            collect_count top sortop hide checked password tags allow_remark parent_id template link
            blog_fields gid field_key field_value
            sort sid sortname alias taxis pid description kw title template page_count sortimg allow_user_post
            tag tid tagname gid description kw title
            comment cid gid pid top poster avatar uid comment reply url hide like_count date
            twitter id content author date private top
            like id gid vote_type poster avatar uid date
            link id sitename siteurl icon description hide taxis
            navi id naviname url newtab hide taxis pid type type_id
            user uid nickname username photo description
            attachment alias filepath
            options option_name option_value""".lines()
            .map(line -> List.of(line.split(" ")))
            .collect(Collectors.toMap(words -> words.get(0), words -> Set.copyOf(words.subList(1, words.size()))));

    /** Columns that hold a number in each table that has them. */
    private static final Set<String> NUMBERS = Set.of("""
            gid sid tid cid pid uid id author sortid
            parent_id type_id taxis page_count""".split("\\s+"));

    private static final Set<String> COUNTS = Set.of("views", "comnum", "like_count", "dislike_count", "collect_count");

    /** The texts of an article or a page. */
    static final Set<String> TEXTS = Set.of("content", "excerpt");

    /** Columns that only the table of articles has together. */
    private static final List<String> MARKS = List.of("gid", "title", "content", "excerpt", "sortid", "type");

    /** The number of tables of another program that a message names. */
    private static final int NAMED = 3;

    /**
     * Finds the blog among the tables of a dump.
     *
     * @param file the name in messages
     */
    static Schema among(Collection<SqlTable> tables, String file) throws BackupException {
        Set<String> prefixes = new TreeSet<>();
        for (SqlTable table : tables) {
            if (table.name().endsWith(BLOG) && table.columns().containsAll(MARKS)) {
                prefixes.add(table.name().substring(0, table.name().length() - BLOG.length()));
            }
        }
        if (prefixes.isEmpty()) {
            throw noBlog(tables, file);
        }
        if (prefixes.size() > 1) {
            throw new BackupException(
                    file + " holds several blogs, with the table prefixes " + prefixes + "; dump one of them alone");
        }
        return new Schema(prefixes.iterator().next());
    }

    /** Names some of the tables: their owner knows by them which program they are of. */
    private static BackupException noBlog(Collection<SqlTable> tables, String file) {
        List<String> names = tables.stream().map(SqlTable::name).toList();
        for (SqlTable table : tables) {
            if (table.name().endsWith(BLOG) && table.columns().isEmpty()) {
                return new BackupException(file + " has rows of " + table.name()
                        + " without the names of their columns; dump the tables' structure, too");
            }
        }
        return new BackupException(
                names.isEmpty()
                        ? file + " is no backup of an emlog: it has no tables"
                        : file + " is no backup of an emlog: it has no table of articles (…_blog with the columns gid,"
                                + " title, content, excerpt, sortid, type), but " + ShortList.of(names, NAMED));
    }

    /** Fails if a value cannot be read: a text that is not UTF-8, or a number or a date that is none. */
    static void check(String table, SqlRow row) throws BackupException {
        for (String column : row.values().keySet()) {
            boolean list = table.equals(TAG) && column.equals("gid"); // of the articles with the tag: ,1,2,
            if (NUMBERS.contains(column) && !list) {
                row.integer(column);
            } else if (COUNTS.contains(column)) {
                row.count(column);
            } else if (column.equals("date")) {
                row.instant(column);
            } else {
                row.text(column);
            }
        }
    }

    /** Fails if a file holds tables of the blog more than once. */
    void requireOnce(Set<String> repeated, String file) throws BackupException {
        for (String table : repeated) {
            if (COLUMNS.containsKey(table(table))) {
                throw new BackupException(file + " holds several blogs, for the table " + table
                        + " is in it more than once; dump one database alone (mysqldump DATABASE)");
            }
        }
    }

    /** The columns that are read, by the full name of the table. */
    Map<String, Set<String>> columns() {
        Map<String, Set<String>> columns = new HashMap<>();
        COLUMNS.forEach((table, names) -> columns.put(prefix + table, names));
        return columns;
    }

    static Set<String> columnsOf(String table) {
        return COLUMNS.getOrDefault(table, Set.of());
    }

    /** The table's name without the blog's prefix; empty if it has another one. */
    String table(SqlTable table) {
        return table(table.name());
    }

    String table(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    }
}
