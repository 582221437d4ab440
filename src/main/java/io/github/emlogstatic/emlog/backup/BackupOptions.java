package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.address.AddressSettings;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The settings of a blog that its visitors can see. The table also has keys and mail passwords, which are not kept. */
final class BackupOptions {

    private static final Set<String> READ = Set.of("""
            blogname bloginfo blogurl site_description site_key footer_info icp timezone
            isurlrewrite is_sample_url isalias isalias_html home_page_id""".split("\\s+"));

    /** An option of every emlog pro, and of no classic emlog. Its value is secret. */
    private static final String OF_PRO = "emkey";

    private static final String DEFAULT_ZONE = "+08:00";

    private final Map<String, String> values = new HashMap<>();
    private boolean ofPro;

    void read(SqlRow row) throws BackupException {
        String name = row.text("option_name");
        ofPro |= name.equals(OF_PRO);
        if (READ.contains(name)) {
            values.put(name, row.text("option_value"));
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether they are the options of an emlog pro. */
    boolean isOfPro() {
        return ofPro;
    }

    String get(String name) {
        return values.getOrDefault(name, "").strip();
    }

    /** emlog writes a region since 1.0, and the offset in hours before. */
    ZoneId zone() {
        String zone = get("timezone");
        try {
            return zone.matches("-?\\d{1,2}")
                    ? ZoneOffset.ofHours(Integer.parseInt(zone))
                    : ZoneId.of(zone.isEmpty() ? DEFAULT_ZONE : zone);
        } catch (DateTimeException e) {
            return ZoneId.of(DEFAULT_ZONE);
        }
    }

    AddressSettings addresses() {
        return AddressSettings.of(this::get);
    }
}
