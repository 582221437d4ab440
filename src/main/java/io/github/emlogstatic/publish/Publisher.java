package io.github.emlogstatic.publish;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.HashCache;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.publish.git.GitTarget;
import io.github.emlogstatic.publish.s3.S3Store;
import io.github.emlogstatic.publish.scan.LeakScan;
import io.github.emlogstatic.publish.sftp.SftpStore;
import io.github.emlogstatic.publish.target.BlogMark;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.target.PublishResult;
import io.github.emlogstatic.publish.target.SiteFiles;
import io.github.emlogstatic.publish.upload.FileStore;
import io.github.emlogstatic.publish.upload.SiteUpload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes the finished site, unless the last crawl was incomplete or the site contains something private. */
public final class Publisher {

    private static final String NO_SUMMARY = "Publish the site";

    private final Config config;
    private final Map<String, String> environment;
    private final Progress progress;
    private final HashCache hashes;

    /**
     * @param environment variables of the process, with the credentials
     * @param hashes the hashes of the files of the site
     */
    public Publisher(Config config, Map<String, String> environment, Progress progress, HashCache hashes) {
        this.config = config;
        this.environment = environment;
        this.progress = progress;
        this.hashes = hashes;
    }

    /**
     * Publishes the site, which no build may change meanwhile. A dry run only finds out what would change.
     *
     * @throws PublishException if a guard or the remote refuses, or the remote cannot be reached
     * @throws ConfigException if there is no such remote, no site or no git
     */
    public PublishResult publish() throws IOException, ConfigException {
        SiteFiles site = SiteFiles.of(config.output());
        if (config.publish().destination() instanceof Destination.Git git) {
            Archive archive = Archive.peek(config.archive());
            String summary = checked(site, archive).summary();
            Optional<String> warning = remember();
            return new GitTarget(config, git, blog(archive), environment)
                    .publish(site, summary.isEmpty() ? NO_SUMMARY : summary)
                    .with(warning);
        }
        try (FileStore store = store(config.publish().destination())) {
            boolean force = config.publish().guards().force();
            SiteUpload upload = new SiteUpload(store, progress, hashes, force);
            Archive archive = Archive.peek(config.archive());
            checked(site, archive);
            Optional<String> warning = remember();
            return upload.publish(
                            site,
                            blog(archive),
                            config.archive(),
                            config.publish().dryRun())
                    .with(warning);
        }
    }

    /** The blog under all its addresses: a blog that has moved stays the same. */
    private BlogMark blog(Archive archive) throws IOException {
        List<String> addresses = new ArrayList<>();
        archive.blog().ifPresent(blog -> {
            addresses.add(blog.address());
            addresses.addAll(blog.aliases());
            addresses.addAll(config.blog().aliases());
        });
        return BlogMark.of(addresses);
    }

    /** The last run, if all guards let the site pass. */
    private LastRun checked(SiteFiles site, Archive archive) throws IOException, ConfigException {
        LastRun last = LastRun.of(archive);
        checkComplete(last);
        checkNothingPrivate(site, archive);
        return last;
    }

    /** Without its cache the next run only reads more, so a full disk is no reason to publish nothing. */
    private Optional<String> remember() {
        if (config.publish().dryRun()) {
            return Optional.empty();
        }
        try {
            hashes.save();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("not noted for the next run: " + OneLine.of(e.getMessage()));
        }
    }

    private FileStore store(Destination to) throws IOException, ConfigException {
        return to instanceof Destination.S3 s3
                ? S3Store.open(s3, config.publish(), environment)
                : SftpStore.open((Destination.Sftp) to, config.publish(), environment);
    }

    /** What the crawl missed would look to readers of the site as if the blog had deleted it. */
    private void checkComplete(LastRun last) throws PublishException {
        if (config.publish().guards().incomplete()) {
            return;
        }
        if (!last.ended()) {
            throw PublishException.refused("the last crawl was interrupted; nothing was published: build again,"
                    + " or use --incomplete to publish what there is");
        }
        refuse("the last crawl missed something", last.missed());
        refuse("the last build left something out", last.gaps());
    }

    private static void refuse(String what, List<String> missing) throws PublishException {
        if (!missing.isEmpty()) {
            throw PublishException.refused(what + " ("
                    + ShortList.of(missing, 1)
                    + "); nothing was published: build again, or use --incomplete to publish what there is");
        }
    }

    private void checkNothingPrivate(SiteFiles site, Archive archive) throws IOException, ConfigException {
        checkPrivateTexts(archive);
        Optional<String> leak = LeakScan.of(
                        Secrets.of(config, environment),
                        config.publish().guards().allowedPassages(),
                        archive)
                .find(site, hashes);
        if (leak.isPresent()) {
            throw PublishException.refused(
                    leak.get() + "; nothing was published: remove it from the blog or from " + config.output()
                            + ", and build again. If it is a passage that is not secret, add its number to publish.allowedPassages");
        }
    }

    /** Without the private texts, nobody can tell whether the site contains them. */
    private static void checkPrivateTexts(Archive archive) throws IOException {
        List<String> lost = archive.damage().lostPrivateTexts();
        if (!lost.isEmpty()) {
            throw PublishException.refused(ShortList.of(lost, 1)
                    + " are lost or damaged, so that the site cannot be searched for their texts; nothing was published:"
                    + " put them back from a backup, or run build --full, which asks the blog for them; if they are lost"
                    + " for good, build --full --force goes on without them");
        }
    }
}
