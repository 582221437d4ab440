package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.publish.target.PublishException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains in one line why a push failed. */
final class PushRefusal {

    private static final int LONGEST = 300;

    /** The last two are of git 2.50 and later. */
    private static final Pattern OVERTAKEN =
            Pattern.compile("^\\[rejected]|failed to update ref|incorrect old value|reference already exists");

    /** A lock that was left there, a full disk, a folder of another user, or a branch in the way. */
    private static final Pattern NO_ROOM = Pattern.compile("(?:Unable to|cannot) create");

    private static final Pattern PROGRESS = Pattern.compile("\\b\\d+% \\(\\d+/\\d+\\)");

    private PushRefusal() {}

    /**
     * @param answer what {@code git push --porcelain} said: {@code !}, a tab, the refs, a tab, {@code [rejected] (why)}
     * @param where the remote and its branch
     */
    static PublishException explain(Git.Output answer, String where) {
        Optional<String> verdict = answer.out()
                .lines()
                .filter(line -> line.startsWith("!\t"))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .findFirst();
        if (verdict.isEmpty()) {
            return PublishException.unreachable("cannot push to " + where + ": " + answer.complaint() + "; "
                    + GitAdvice.of(answer.complaint(), "check that this user's git may write there"));
        }
        String said = said(answer);
        if (isOvertaken(verdict.get(), said)) {
            return PublishException.refused(
                    where
                            + ": somebody else has pushed since it was fetched; publish again, or overwrite it with publish --force");
        }
        String shown = said.isEmpty() ? verdict.get() : verdict.get() + ": " + OneLine.of(said, LONGEST);
        return PublishException.refused(where + ": the remote refuses the push: " + shown + "; "
                + GitAdvice.of(verdict.get() + ": " + said, "do what it says, or publish to another branch"));
    }

    /** The words of a remote that refuses a file for its size; none if it refuses the push for something else. */
    static String wordsOnSize(Git.Output answer) {
        String said = said(answer);
        return GitAdvice.LARGE.isOf(said) ? said : "";
    }

    /** Whether a web server before the remote has refused the push as a whole. */
    static boolean isTooLarge(Git.Output answer) {
        return !answer.isGood() && GitAdvice.LARGE_PUSH.isOf(answer.complaint());
    }

    /** Whether somebody else pushed first: before this push began, or during it, as the remote's answer shows. */
    private static boolean isOvertaken(String verdict, String said) {
        return OVERTAKEN.matcher(verdict).find() && !NO_ROOM.matcher(said).find();
    }

    /** What the remote printed, but for warnings. Most hosts explain there what is wrong. */
    private static String said(Git.Output answer) {
        return answer.err()
                .lines()
                .filter(line -> line.startsWith("remote:"))
                .map(line -> line.substring("remote:".length()).strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("warning:"))
                .filter(line -> !PROGRESS.matcher(line).find())
                .collect(Collectors.joining(" "));
    }
}
