/**
 * Sends requests: politely, repeated if that can help, bounded in time and size.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.http.Transport} for answers and with {@link
 * io.github.emlogstatic.emlog.http.Downloader} for files. Addresses come in; texts, files on disk, and {@link
 * io.github.emlogstatic.emlog.http.EmlogException} go out, whose message is one line without secrets. Nothing here knows
 * what an answer means.
 */
@NullMarked
package io.github.emlogstatic.emlog.http;

import org.jspecify.annotations.NullMarked;
