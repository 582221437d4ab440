/**
 * Writes an archive as backup files of emlog, which a fresh emlog takes back on its admin page 数据.
 *
 * <p>Start with {@link io.github.emlogstatic.restore.Restore}. An archive comes in, with the backup of the fresh emlog,
 * which tells version, prefix and columns. SQL files that are small enough for PHP's limits go out, the uploads beside
 * them, and a list of what cannot come back.
 */
@NullMarked
package io.github.emlogstatic.restore;

import org.jspecify.annotations.NullMarked;
