package io.github.emlogstatic.emlog.media;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a file of this machine in place of a download, with the checks of a download. */
public final class LocalFile {

    /** The key of the configuration that limits uploads. */
    static final String MAX_BYTES = "media.maxBytes";

    private static final int PIECE = 64 << 10;

    private LocalFile() {}

    /**
     * @param directory the directory for the copy
     * @throws EmlogException if the file is too large, for the disk too, or an error page in place of a picture
     * @throws java.io.UncheckedIOException if the copy cannot be written
     */
    public static Download copy(Path file, Path directory, DownloadConditions wanted) throws IOException {
        long bytes = Files.size(file);
        if (bytes > wanted.maxBytes()) {
            throw wanted.tooLarge(file.toString(), MAX_BYTES);
        }
        MediaCheck check = MediaCheck.of(file);
        if (check.isErrorPage() || check.isNoImage("") || check.isNoBinary()) {
            throw new EmlogException(Reason.OTHER, file + " is no file of the kind that its name says");
        }
        return new DiskRoom()
                .take(
                        file.toString(),
                        bytes,
                        wanted.later(bytes),
                        directory,
                        () -> copy(file, bytes, check.usualEnding(), directory));
    }

    private static Download copy(Path file, long bytes, String ending, Path directory) throws IOException {
        Path copy = Downloader.create(directory);
        try {
            write(file, copy);
            return new Download(
                    Optional.of(copy), bytes, Optional.empty(), Optional.empty(), ending, CutFile.isCut(copy, true));
        } catch (IOException | UncheckedIOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void write(Path file, Path copy) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(copy)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                Downloader.write(out, piece, read, copy);
            }
        }
    }
}
