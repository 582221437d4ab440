/**
 * Reads SQL dumps as rows of tables. Knows the syntax of dumps and how their files are packed, but not what emlog's tables
 * hold.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.backup.dump.BackupFiles}, which opens the files, and with {@link
 * io.github.emlogstatic.emlog.backup.dump.SqlReader}, which reads one. Files come in; {@link
 * io.github.emlogstatic.emlog.backup.dump.SqlRow rows} with the wanted columns go out. A {@link
 * io.github.emlogstatic.emlog.backup.dump.SqlPlace} says where a row is, so that it can be read later.
 */
@NullMarked
package io.github.emlogstatic.emlog.backup.dump;

import org.jspecify.annotations.NullMarked;
