/**
 * A directory of a server that is reached over SSH.
 *
 * <p>Start with {@link io.github.emlogstatic.publish.sftp.SftpStore}. The configuration, the environment and the user's
 * SSH files come in; SFTP to the server goes out, spoken by JSch.
 */
@NullMarked
package io.github.emlogstatic.publish.sftp;

import org.jspecify.annotations.NullMarked;
