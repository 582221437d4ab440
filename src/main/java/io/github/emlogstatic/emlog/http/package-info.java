/**
 * Sends requests: politely, repeated if that can help, bounded in time and size.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.http.Transport}. Addresses come in; texts, and {@link
 * io.github.emlogstatic.emlog.http.EmlogException} go out, whose message is one line without secrets. Nothing here knows
 * what an answer means.
 */
@NullMarked
package io.github.emlogstatic.emlog.http;

import org.jspecify.annotations.NullMarked;
