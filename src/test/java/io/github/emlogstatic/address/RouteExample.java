package io.github.emlogstatic.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code routes.tsv}, the table of every form of address that emlog answers.
 *
 * @param address relative to the blog's base
 * @param leadsTo the kind of route, with its values
 * @param dynamic the address in dynamic mode
 * @param folder the address in folder mode
 */
public record RouteExample(String address, String leadsTo, String dynamic, String folder) {

    public static List<RouteExample> all() {
        try (InputStream table =
                Objects.requireNonNull(RouteExample.class.getResourceAsStream("/address/routes.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new RouteExample(columns[0], columns[1], columns[2], columns[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
