/**
 * Reads a blog over HTTP, or from its backup file. Only this package knows the JSON, the pages and the backups of emlog.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.EmlogClient}. The address of a blog and the configuration come in; typed
 * records of the model go out, unescaped and without personal data of visitors. An answer that cannot be used is an {@link
 * io.github.emlogstatic.emlog.http.EmlogException}.
 */
@NullMarked
package io.github.emlogstatic.emlog;

import org.jspecify.annotations.NullMarked;
