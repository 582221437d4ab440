/**
 * Uploads the site file by file, to any place that holds files by path.
 *
 * <p>Start with {@link io.github.emlogstatic.publish.upload.SiteUpload}. The files of the site and a {@link
 * io.github.emlogstatic.publish.upload.FileStore} come in; a {@code PublishResult} goes out. A list at the target, {@link
 * io.github.emlogstatic.publish.upload.FileList}, tells any machine which files are there and belong to the site. While
 * an upload runs, a {@link io.github.emlogstatic.publish.upload.Journal} tells what the list does not tell yet.
 */
@NullMarked
package io.github.emlogstatic.publish.upload;

import org.jspecify.annotations.NullMarked;
