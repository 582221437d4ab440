package io.github.emlogstatic.emlog;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.emlog.text.Avatar;
import java.nio.file.Path;

/**
 * Gives the uploads of a blog, and the pictures at other hosts that it shows, each as a new temporary file. An {@link
 * java.io.UncheckedIOException} says that the file cannot be written.
 */
public interface FileSource {

    /**
     * Whether a copy of the upload is on this machine, so that no server is asked for it.
     *
     * @param address as in {@link #download}
     */
    boolean hasCopy(String address);

    /**
     * Whether the file may be had at all: a copy is here, or there is a server to ask.
     *
     * @param address as in {@link #download}
     */
    boolean mayGive(String address);

    /**
     * Fetches an upload, without credentials.
     *
     * @param address decoded, relative to the base; or absolute
     * @param temporary the folder of the new file
     */
    Download download(String address, Path temporary, DownloadConditions wanted) throws EmlogException;

    /**
     * Fetches a file that lies elsewhere at the blog than its uploads, unless its {@code robots.txt} closes it to programs. A
     * picture is fetched all the same, as browsers do that show the text: the {@code robots.txt} of every emlog since 4.0
     * closes {@code admin/}, where the smileys of its editor are.
     *
     * @param address decoded, relative to the base
     */
    Download besideUploads(String address, Path temporary, DownloadConditions wanted) throws EmlogException;

    /**
     * Fetches a picture from another host of the public internet, over http or https. A name or a redirect that leads
     * into a private network is refused, and so is anything but a picture.
     *
     * @param url absolute
     */
    Download image(String url, Path temporary, DownloadConditions wanted) throws EmlogException;

    /**
     * Fetches a commenter's picture as {@link #image} does. The message of an error names only the host, because the
     * address may hold a hash of the mail.
     *
     * @param maxBytes a longer file is refused
     */
    Download avatar(Avatar avatar, Path temporary, long maxBytes) throws EmlogException;
}
