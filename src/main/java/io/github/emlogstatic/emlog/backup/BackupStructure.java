package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.BackupFiles;
import io.github.emlogstatic.emlog.backup.dump.CutException;
import io.github.emlogstatic.emlog.backup.dump.SqlFile;
import io.github.emlogstatic.emlog.backup.dump.SqlReader;
import io.github.emlogstatic.emlog.backup.dump.SqlTable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a first pass over the files of a backup shows, before any row is read.
 *
 * @param tables the tables of all files, by name
 * @param repeated for each file, the tables that it holds more than once
 * @param cuts why files are not whole, by the name of the file; empty if all are
 */
record BackupStructure(
        Map<String, SqlTable> tables, Map<SqlFile, Set<String>> repeated, Map<String, CutException> cuts) {

    private static final String WHOLE_EMLOG = "the end of backup";
    private static final String WHOLE_MYSQLDUMP = "Dump completed";

    /** Adminer ends with the date alone; newer versions add the time zone. */
    private static final Pattern WHOLE_ADMINER = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");

    /** Reads the structure of all files, and passes over their rows. */
    static BackupStructure of(BackupFiles files) throws IOException {
        Map<String, SqlTable> tables = new LinkedHashMap<>();
        Map<SqlFile, Set<String>> repeated = new LinkedHashMap<>();
        Map<String, CutException> cuts = new LinkedHashMap<>(files.cuts());
        Optional<SqlFile> uncommitted = Optional.empty();
        for (SqlFile file : files.files()) {
            try (SqlReader reader = SqlReader.of(file, Map.of())) {
                cut(file, reader).ifPresent(cut -> cuts.put(file.name(), cut));
                if (reader.endsTransaction()) {
                    uncommitted = Optional.empty();
                }
                if (reader.beginsTransaction()) {
                    uncommitted.ifPresent(before -> cuts.putIfAbsent(before.name(), cut(before, "COMMIT;")));
                    uncommitted = Optional.of(file).filter(own -> reader.leavesTransactionOpen());
                }
                reader.tables().forEach((name, table) -> tables.merge(name, table, SqlTable::better));
                repeated.put(file, reader.repeated());
            }
        }
        uncommitted.ifPresent(file -> cuts.putIfAbsent(file.name(), cut(file, "COMMIT;")));
        return new BackupStructure(tables, repeated, cuts);
    }

    /** Reads a file to its end. Returns why it is not whole: emlog and dump programs mark the end. */
    private static Optional<CutException> cut(SqlFile file, SqlReader reader) throws IOException {
        try {
            reader.next();
        } catch (CutException e) {
            return Optional.of(e);
        }
        List<String> remarks = reader.remarks();
        Predicate<String> said = text -> remarks.stream().anyMatch(remark -> remark.startsWith(text));
        if (said.test("version:emlog") && !said.test(WHOLE_EMLOG)) {
            return Optional.of(cut(file, "#" + WHOLE_EMLOG));
        }
        if ((said.test("MySQL dump") || said.test("MariaDB dump")) && !said.test(WHOLE_MYSQLDUMP)) {
            return Optional.of(cut(file, "-- " + WHOLE_MYSQLDUMP));
        }
        if (said.test("Adminer ") && remarks.stream().noneMatch(WHOLE_ADMINER.asMatchPredicate())) {
            return Optional.of(cut(file, "-- YYYY-MM-DD hh:mm:ss"));
        }
        return Optional.empty();
    }

    private static CutException cut(SqlFile file, String end) {
        return new CutException(file.name() + " is cut off: its last line does not say that it is whole ('" + end
                + "'). Make the backup again, and compare the sizes of the two files");
    }

    /** Throws the reason of the first file that is not whole, if there is one. */
    void requireWhole() throws CutException {
        if (!cuts.isEmpty()) {
            throw cuts.values().iterator().next();
        }
    }

    /**
     * The tables of emlog among these.
     *
     * @throws BackupException if there are none, or if a file holds one more than once
     */
    Schema schema() throws BackupException {
        SqlFile first = repeated.keySet().iterator().next();
        Schema schema = Schema.among(tables.values(), first.name());
        for (Map.Entry<SqlFile, Set<String>> file : repeated.entrySet()) {
            schema.requireOnce(file.getValue(), file.getKey().name());
        }
        return schema;
    }
}
