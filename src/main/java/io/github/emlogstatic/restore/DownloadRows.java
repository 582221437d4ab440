package io.github.emlogstatic.restore;

import io.github.emlogstatic.archive.index.IndexEntry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what emlog keeps of packed files that it offers to everybody. It finds such a file by the key in its address, and
 * opens it without a login if the address has the name of the file ({@code include/controller/download_controller.php}).
 */
record DownloadRows(SqlWriter writer) {

    private static final Pattern DOWNLOAD = Pattern.compile("content/downloads/(\\w+)/(.+)");

    void write(List<IndexEntry> uploads) throws IOException {
        for (IndexEntry upload : uploads) {
            Matcher download = DOWNLOAD.matcher(upload.path());
            if (download.matches()) {
                write(upload, download.group(1), download.group(2));
            }
        }
    }

    private void write(IndexEntry upload, String key, String name) throws IOException {
        String path = "../" + upload.path();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("alias", key);
        row.put("filename", name);
        row.put("filesize", upload.bytes());
        row.put("filepath", path);
        row.put("addtime", upload.firstSeen().getEpochSecond());
        row.put("mimetype", "application/zip");
        writer.clear("attachment", "filepath = " + SqlWriter.quoted(path));
        writer.row("attachment", row);
    }
}
