package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.TagSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The owner of a real emlog, at the pages of its administration. */
final class Owner {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\"[^>]*value=\"(\\w+)\"");

    private final String address;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Owner(String address) {
        this.address = address;
    }

    static Owner of(RealEmlog emlog) throws IOException, InterruptedException {
        Owner owner = new Owner(emlog.address());
        owner.post("account.php?action=dosignin", "user=" + RealEmlog.USER + "&pw=" + RealEmlog.PASSWORD);
        return owner;
    }

    /** What the page 数据 gives for a download. */
    byte[] backup(boolean zipped) throws IOException, InterruptedException {
        return post("data.php?action=backup", "token=" + token() + (zipped ? "&zipbak=y" : ""));
    }

    /** Gives a backup file back on that page. */
    void restore(Path file) throws IOException, InterruptedException {
        String boundary = "----" + file.getFileName();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token()
                        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"sqlfile\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(Files.readAllBytes(file));
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "admin/data.php?action=import"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302); // emlog goes on to say that it worked
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("data.php");
    }

    /** Sets what the page 标签 has fields for. */
    void setTag(int id, TagSettings tag) throws IOException, InterruptedException {
        post(
                "tag.php?action=update_tag",
                "tid=" + id + "&tagname=" + encoded(tag.name()) + "&description=" + encoded(tag.description()) + "&kw="
                        + encoded(tag.keywords()) + "&title=" + encoded(tag.title()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String token() throws IOException, InterruptedException {
        HttpRequest page =
                HttpRequest.newBuilder(URI.create(address + "admin/data.php")).build();
        String html = browser.send(page, BodyHandlers.ofString()).body();
        Matcher token = TOKEN.matcher(html);
        assertThat(token.find()).as(html).isTrue();
        return token.group(1);
    }

    private byte[] post(String page, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "admin/" + page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                .build();
        return browser.send(request, BodyHandlers.ofByteArray()).body();
    }
}
