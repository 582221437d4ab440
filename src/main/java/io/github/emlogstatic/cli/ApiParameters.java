package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.emlog.api.ApiCall;
import io.github.emlogstatic.emlog.api.ApiMethod;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the parameters of a call as they are typed.
 *
 * @param directory in which files are named
 */
record ApiParameters(Path directory) {

    /**
     * @param parameters each as {@code name=value}; {@code @FILE} as a value stands for a file
     * @throws ConfigException if one is missing, unknown or without a value
     */
    ApiCall call(ApiMethod method, List<String> parameters) throws ConfigException, IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, Path> files = new LinkedHashMap<>();
        for (String parameter : parameters) {
            String name = name(parameter, method);
            boolean again = values.containsKey(name) || files.containsKey(name);
            if (again && !ApiMethod.isList(name)) {
                throw new ConfigException(name + " is given twice; name it once");
            }
            String value = parameter.substring(name.length() + 1);
            if (ApiMethod.isFile(name)) {
                files.put(name, file(value));
            } else {
                values.computeIfAbsent(name, one -> new ArrayList<>()).add(text(value));
            }
        }
        for (String name : method.required()) {
            if (!values.containsKey(name) && !files.containsKey(name)) {
                throw new ConfigException(method.name() + " needs " + name + "; write " + name + "=…");
            }
        }
        return new ApiCall(method, values, files);
    }

    /** The name of a parameter, which has a value. */
    private static String name(String parameter, ApiMethod method) throws ConfigException {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        if (!method.parameters().contains(name)) {
            throw new ConfigException(method.name() + " has no parameter " + name + "; it takes "
                    + (method.parameters().isEmpty() ? "none" : String.join(", ", method.parameters()))
                    + ", each as name=value");
        }
        if (equals < 0) {
            throw new ConfigException(method.name() + ": the parameter " + name + " has no value; write " + name
                    + "=TEXT, or " + name + "=@FILE for the content of a file");
        }
        return name;
    }

    private String text(String value) throws ConfigException, IOException {
        if (value.startsWith("@@")) {
            return value.substring(1);
        }
        if (!value.startsWith("@")) {
            return value;
        }
        Path file = file(value);
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + " is not UTF-8; save it as UTF-8 with an editor");
        }
    }

    private Path file(String value) throws ConfigException {
        Path file = directory.resolve(value.startsWith("@") ? value.substring(1) : value);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException("there is no file '" + file.toAbsolutePath()
                    + "'; check the path after the =, and write @@ for a text that begins with @");
        }
        return file;
    }
}
