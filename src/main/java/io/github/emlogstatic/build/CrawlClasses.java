package io.github.emlogstatic.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Loads all classes of a crawl, for a run that fills the archive of loaded classes without crawling. They are found by
 * name in the program's jars, because most of them are used only once a blog has answered.
 */
final class CrawlClasses {

    private static final Pattern NEEDED =
            Pattern.compile("(?:io/github/emlogstatic/(?:address|archive|crawl|emlog|naming)|okhttp3|okio)/.+\\.class");

    private CrawlClasses() {}

    /** Loads those that are in the jars of the program. */
    static void load() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isRegularFile(Path.of(entry))) {
                load(entry);
            }
        }
    }

    private static void load(String file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            jar.stream()
                    .map(JarEntry::getName)
                    .filter(NEEDED.asMatchPredicate())
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .forEach(CrawlClasses::loadClass);
        }
    }

    private static void loadClass(String name) {
        try {
            Class.forName(name, false, CrawlClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // a class of OkHttp for Android or for a TLS provider that this program does not contain
        }
    }
}
