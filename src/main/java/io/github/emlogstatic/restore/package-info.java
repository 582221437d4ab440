/**
 * Writes an archive as backup files of emlog, which a fresh emlog takes back on its admin page 数据. Start with {@link
 * io.github.emlogstatic.restore.Restore}. In: an archive, and the backup of the fresh emlog, which tells version, prefix and
 * columns. Out: SQL files small enough for PHP's limits, the uploads beside them, and what cannot come back, in words.
 */
@NullMarked
package io.github.emlogstatic.restore;

import org.jspecify.annotations.NullMarked;
