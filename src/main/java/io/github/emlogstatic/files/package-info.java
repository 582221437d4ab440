/** Files that survive a kill, and their hashes: what the archive and the site's writer share. */
@NullMarked
package io.github.emlogstatic.files;

import org.jspecify.annotations.NullMarked;
