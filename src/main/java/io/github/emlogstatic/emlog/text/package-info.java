/**
 * Values that emlog writes in the same way everywhere: escaped text, addresses, relative dates, avatars, Markdown. In: a\n * value as emlog wrote it. Out: the clean value. Nothing here sends a request.
 */
@NullMarked
package io.github.emlogstatic.emlog.text;

import org.jspecify.annotations.NullMarked;
