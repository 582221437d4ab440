package io.github.emlogstatic.build.report;

import io.github.emlogstatic.build.upload.ScriptUploads;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.WriteResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The result of rendering.
 *
 * @param written what happened to the files of the site
 * @param planned whether the site was planned, so that {@code leftOut} is known
 * @param absent finds the paths of uploads that pages show and the archive does not contain
 * @param leftOut articles and pages that are missing, by the part of the site that should contain them
 * @param scripts uploads that are left out or cleaned because they may run scripts
 */
public record RenderResult(
        WriteResult written,
        boolean planned,
        Supplier<Set<String>> absent,
        Map<String, List<String>> leftOut,
        Optional<ScriptUploads> scripts) {

    public RenderResult with(List<Problem> more) {
        return new RenderResult(written.with(more), planned, absent, leftOut, scripts);
    }

    public static RenderResult nothing(WriteResult written) {
        return new RenderResult(written, false, Set::of, Map.of(), Optional.empty());
    }
}
