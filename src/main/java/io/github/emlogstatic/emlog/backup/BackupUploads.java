package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.emlog.media.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A copy of a blog's uploads: of {@code content/uploadfile}, of {@code content}, or of the whole directory of emlog. */
public final class BackupUploads {

    private static final String CONTENT = "content/";

    private final Path root;

    /** @throws BackupException if there is no such directory */
    public BackupUploads(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new BackupException(directory + " is no directory; name the copy of content/uploadfile");
        }
        this.root = directory.toRealPath();
    }

    /** @param address relative to the blog's base, decoded */
    public Optional<Path> find(String address) {
        return file(address).or(() -> below(Route.UPLOAD_FOLDER, address)).or(() -> below(CONTENT, address));
    }

    /** The file if the copy is of that folder alone, so that paths in it begin below the folder. */
    private Optional<Path> below(String folder, String address) {
        return address.startsWith(folder) ? file(address.substring(folder.length())) : Optional.empty();
    }

    /** No link leads out of the directory. */
    private Optional<Path> file(String path) {
        try {
            Path file = root.resolve(path).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // it is not there
        }
    }

    /** Copies it as if it had been downloaded, with the same checks. */
    public static Download copy(Path file, Path temporary, DownloadConditions wanted) throws EmlogException {
        try {
            return LocalFile.copy(file, temporary, wanted);
        } catch (EmlogException e) {
            throw e;
        } catch (IOException e) {
            throw new EmlogException(Reason.REFUSED, file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
