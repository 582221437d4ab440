package io.github.emlogstatic.publish;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.OnProblemConfig;
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
import java.util.function.BiConsumer;

/** All keys and passwords that this run knows: those of the configuration, of the environment and of the storage. */
final class Secrets {

    private Secrets() {}

    static List<NamedSecret> of(Config config, Map<String, String> environment) throws IOException, ConfigException {
        List<NamedSecret> secrets = new ArrayList<>();
        BiConsumer<String, Secret> add = (name, secret) -> secrets.add(new NamedSecret(name, secret));
        BlogConfig.Access access = config.blog().access();
        access.apiKey().ifPresent(key -> add.accept("the blog's key", key));
        access.password().ifPresent(password -> add.accept("the password of blog.user", password));
        config.blog()
                .articlePasswords()
                .forEach((id, password) -> add.accept("the password of article " + id, password));
        OnProblemConfig onProblem = config.mirror().onProblem();
        onProblem.webhook().ifPresent(address -> add.accept("the address of onProblem.webhook", address));
        onProblem.secret().ifPresent(secret -> add.accept("onProblem.secret", secret));
        if (config.publish().destination() instanceof Destination.S3) {
            S3Store.secrets(environment).forEach(secret -> add.accept("the key of the storage", secret));
        }
        new TreeMap<>(environment).forEach((name, value) -> {
            if (SecretVariables.isSecret(name)) {
                add.accept("the value of " + name, new Secret(value));
            }
        });
        return secrets;
    }
}
