/**
 * Reads the backup of a blog: the file that emlog's admin page 数据 writes, and dumps of the same tables by mysqldump and
 * phpMyAdmin. Start at {@link io.github.emlogstatic.emlog.backup.Backup}. In: files. Out: records of the model, the same as
 * the API gives, but with exact dates. Columns that hold mails, IPs, passwords or keys are skipped unread.
 */
@NullMarked
package io.github.emlogstatic.emlog.backup;

import org.jspecify.annotations.NullMarked;
