/**
 * Sends requests to a blog and to nowhere else: politely, repeated where that can help, bounded in time and size. Start at\n * {@link io.github.emlogstatic.emlog.http.Transport}. In: addresses. Out: answers as text, files on disk, and\n * {@link io.github.emlogstatic.emlog.http.EmlogException} with one line that names the address without secrets.
 */
@NullMarked
package io.github.emlogstatic.emlog.http;

import org.jspecify.annotations.NullMarked;
