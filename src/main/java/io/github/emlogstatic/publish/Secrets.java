package io.github.emlogstatic.publish;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.config.settings.SecretVariables;
import io.github.emlogstatic.publish.s3.S3Store;
import io.github.emlogstatic.publish.scan.NamedSecret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All keys and passwords that this run knows: those of the configuration, of the environment and of the storage. */
final class Secrets {

    private Secrets() {}

    static List<NamedSecret> of(Config config, Map<String, String> environment) throws IOException, ConfigException {
        List<NamedSecret> secrets = new ArrayList<>();
        config.blog().access().apiKey().ifPresent(key -> secrets.add(new NamedSecret("the blog's key", key)));
        config.blog()
                .access()
                .password()
                .ifPresent(password -> secrets.add(new NamedSecret("the password of blog.user", password)));
        config.blog()
                .articlePasswords()
                .forEach((id, password) -> secrets.add(new NamedSecret("the password of article " + id, password)));
        config.mirror()
                .onProblem()
                .webhook()
                .ifPresent(address -> secrets.add(new NamedSecret("the address of onProblem.webhook", address)));
        config.mirror()
                .onProblem()
                .secret()
                .ifPresent(secret -> secrets.add(new NamedSecret("onProblem.secret", secret)));
        if (config.publish().destination() instanceof Destination.S3) {
            S3Store.secrets(environment)
                    .forEach(secret -> secrets.add(new NamedSecret("the key of the storage", secret)));
        }
        new TreeMap<>(environment).forEach((name, value) -> {
            if (SecretVariables.isSecret(name)) {
                secrets.add(new NamedSecret("the value of " + name, new Secret(value)));
            }
        });
        return secrets;
    }
}
