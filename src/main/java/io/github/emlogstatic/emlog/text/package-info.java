/**
 * Reads the values that emlog writes in the same way everywhere: addresses, escaped text, dates, avatars.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.text.AddressReader} for addresses, and with {@link
 * io.github.emlogstatic.emlog.text.PlainText} for the question whether two texts are the same. A value as emlog wrote it
 * comes in; the value as the archive keeps it goes out. Nothing here sends a request.
 */
@NullMarked
package io.github.emlogstatic.emlog.text;

import org.jspecify.annotations.NullMarked;
