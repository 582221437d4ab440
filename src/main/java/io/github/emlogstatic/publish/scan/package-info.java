/**
 * Searches the files of the site for what must not be published: keys, passwords and private texts.
 *
 * <p>Start with {@link LeakScan}. The archive, the configuration and the files come in; the first leak goes out.
 */
@NullMarked
package io.github.emlogstatic.publish.scan;

import org.jspecify.annotations.NullMarked;
