package io.github.emlogstatic.publish.git;

import java.util.List;
import java.util.regex.Pattern;

/** Tells what to do about a remote that cannot be reached or takes no push, by the words of the server. */
enum GitAdvice {
    FULL("No space left on device|Out of diskspace|Disk quota exceeded", "make room there, then publish again"),
    MEMORY("git was killed|died of signal 9", "publish again, and allow more memory if it stays so"),
    LOCK("\\.lock': File exists", "if no git is at work there, remove this lock, then publish again"),
    NO_FORCE("non-fast-forward|[Ff]orce[- ]push", "publish without --squash and --force, or allow forced pushes there"),
    LARGE_PUSH(
            "returned error: 413",
            "the web server there takes no push of this size: publish over SSH (git@…), which has no such limit, or raise it if"
                    + " the server is yours (client_max_body_size of nginx)"),
    LARGE(
            "error: GH001|exceeds (?:GitHub's file size limit|maximum allowed size|\\d[\\d.]* ?[MG]i?B)|blobs which exceed the",
            "the host takes no file or push of this size: choose another host, raise the limit if the server is yours, or"
                    + " build into a new archive (--archive) with a lower media.maxBytes"),
    KEY(
            "Permission denied \\((?:publickey|password|keyboard)",
            "the server knows no SSH key of this user: add the user's public key (~/.ssh/*.pub) to the account there, or as"
                    + " a deploy key that may write"),
    OTHER_HOST_KEY(
            "REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for .* has changed",
            "somebody may have put another server in its place; if the server has a new key, remove the old one with"
                    + " 'ssh-keygen -R HOST', log in once with ssh as this user, and compare the fingerprint"),
    HOST_KEY(
            "Host key verification failed|No .* host key is known",
            "log in once with ssh as this user, and compare the fingerprint"),
    LOGIN(
            "Authentication failed|Invalid username",
            "the server does not accept this password or token, which may have expired: make a new token there, or use an SSH"
                    + " key"),
    PASSWORD(
            "could not read (?:Username|Password)|terminal prompts disabled",
            "use an SSH key, or a credential helper that knows a token"),
    RIGHT(
            "Permission to \\S+ denied|returned error: 403|[Ww]rite access|not allowed to push|read[- ]only",
            "this user may not write there: ask for the right, or use another key or token"),
    ADDRESS(
            "Repository not found|does not appear to be a git repository|returned error: 404",
            "check the address; a private repository looks missing to a key without rights"),
    CHECKED_OUT(
            "branch is currently checked out",
            "publish to a repository without a work tree (git init --bare), or to a branch that is not checked out there"),
    NETWORK(
            "Could not resolve|Connection (?:refused|timed out|(?:was )?reset)|Network is unreachable"
                    + "|No route to host|Operation timed out|Timeout was reached|closed by remote host|unexpected disconnect"
                    + "|early EOF|hung up unexpectedly|Connection closed by .* port|Couldn't connect|Could not connect"
                    + "|Broken pipe|Empty reply|non-properly terminated|not closed cleanly|SSL_ERROR_SYSCALL"
                    + "|in the pull function|outstanding read data|returned error: 5\\d\\d",
            "check the address and the network, and publish again");

    private final Pattern words;
    private final String advice;

    GitAdvice(String words, String advice) {
        this.words = Pattern.compile(words);
        this.advice = advice;
    }

    /** Whether this is what to do about that complaint. */
    boolean isOf(String complaint) {
        return words.matcher(complaint).find();
    }

    /** @param otherwise the advice for words that are not known */
    static String of(String complaint, String otherwise) {
        return List.of(values()).stream()
                .filter(advice -> advice.isOf(complaint))
                .findFirst()
                .map(advice -> advice.advice)
                .orElse(otherwise);
    }
}
