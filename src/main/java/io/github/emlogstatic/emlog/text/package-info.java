/**
 * Reads the values that emlog writes in the same way everywhere: escaped text, addresses, relative dates, avatars, Markdown.
 *
 * <p>A value as emlog wrote it comes in; the clean value goes out. Nothing here sends a request.
 */
@NullMarked
package io.github.emlogstatic.emlog.text;

import org.jspecify.annotations.NullMarked;
