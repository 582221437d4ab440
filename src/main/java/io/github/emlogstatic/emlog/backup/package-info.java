/**
 * Reads the backup of a blog: the file of emlog's admin page 数据, or a dump of the same tables by mysqldump or phpMyAdmin.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.backup.Backup}. Files come in; the same records as from the API go out,
 * with exact dates. Columns with mails, IPs, passwords or keys are never decoded.
 */
@NullMarked
package io.github.emlogstatic.emlog.backup;

import org.jspecify.annotations.NullMarked;
