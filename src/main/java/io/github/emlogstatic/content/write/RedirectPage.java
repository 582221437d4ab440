package io.github.emlogstatic.content.write;

/** A page at a former address that leads to the present one, for hosts that know no redirects. */
public final class RedirectPage {

    private RedirectPage() {}

    /**
     * @param language of the site, as in {@code zh-CN}
     * @param url the present address, encoded: HTML then gives no special meaning to any of its characters
     */
    public static String of(String language, String url) {
        return "<!doctype html>\n<html lang=\"" + language + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + url
                + "</title>\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url="
                + url + "\">\n</head>\n<body><a href=\"" + url + "\">" + url + "</a></body>\n</html>\n";
    }
}
