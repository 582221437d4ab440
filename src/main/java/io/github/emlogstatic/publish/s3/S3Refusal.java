package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.publish.target.PublishException;

/** Explains in one line why a service refused a request. */
record S3Refusal(Bucket bucket, S3Key credentials) {

    private static final int LONGEST = 300;

    /** @param purpose as in {@code remove post-1.html} */
    PublishException of(S3Answer answer, String purpose) {
        String code = answer.errorField("Code");
        return switch (code) {
            case "NoSuchBucket" -> noBucket();
            case "RequestTimeTooSkewed", "RequestExpired" ->
                unreachable("the clock of this machine is off" + time(answer)
                        + ", so the service accepts no signature; set the clock, for example with NTP");
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
                unreachable(host()
                        + " does not accept the key" + words(answer)
                        + "; check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN if the key is a"
                        + " temporary one, and publish.region (" + bucket.region() + ")");
            case "AuthorizationHeaderMalformed",
                    "PermanentRedirect",
                    "TemporaryRedirect",
                    "IllegalLocationConstraintException" -> elsewhere(answer);
            case "SecondLevelDomainForbidden",
                    "PathStyleDomainForbidden",
                    "VirtualHostDomainRequired",
                    "InvalidBucketName" ->
                unreachable(host() + " wants the bucket in the host name" + words(answer)
                        + "; set publish.pathStyle: false");
            case "QuotaExceeded",
                    "InsufficientStorage",
                    "XMinioStorageFull",
                    "XMinioAdminBucketQuotaExceeded",
                    "StorageFull" -> full(answer);
            case "NoSuchUpload" -> // the service has ended it
                unreachable(status(answer, purpose) + "; publish again: this file is sent from its beginning");
            default -> other(answer, purpose);
        };
    }

    /** The error for an answer that is longer than any storage sends. */
    PublishException ofEndless() {
        return noStorage("an answer of it has more than 64 MB");
    }

    private PublishException noBucket() {
        return unreachable(
                "there is no such bucket at " + host() + "; create it there, or check its name and publish.endpoint");
    }

    private PublishException noStorage(String why) {
        return unreachable(host() + " is no storage service (" + why
                + "); check publish.endpoint, which is not the address of a console, and whether this network wants a"
                + " login first");
    }

    private PublishException other(S3Answer answer, String purpose) {
        if (answer.status() == 404) {
            return noBucket(); // as what is no storage service answers
        }
        if (answer.mayNameAPlace() && !rightPlace(answer).isEmpty()) {
            return elsewhere(answer); // in OSS it is AccessDenied, for some InvalidArgument
        }
        if (answer.redirect().isPresent()) {
            return noStorage("it sends requests on to " + answer.redirect().get());
        }
        if (answer.status() < 300 && answer.isPage()) { // errors as pages are those of proxies before the storage
            return noStorage("it answers with a web page");
        }
        if (answer.status() == 507) {
            return full(answer);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return refused("the key may not " + purpose + words(answer) + "; allow it to read, write, remove and list"
                    + " (s3:GetObject, s3:PutObject, s3:DeleteObject, s3:ListBucket, and for large files"
                    + " s3:AbortMultipartUpload, s3:ListBucketMultipartUploads, s3:ListMultipartUploadParts)");
        }
        return answer.isTransient() ? later(answer, purpose) : refused(status(answer, purpose));
    }

    private PublishException later(S3Answer answer, String purpose) {
        return unreachable(status(answer, purpose) + "; publish again later: it goes on where it stopped");
    }

    private String status(S3Answer answer, String purpose) {
        return "the request to " + purpose + " was answered with " + answer.status() + words(answer);
    }

    private PublishException full(S3Answer answer) {
        return refused("there is no room left" + words(answer)
                + "; make room or raise the quota, then publish again: it goes on where it stopped");
    }

    private PublishException elsewhere(S3Answer answer) {
        return unreachable("the bucket is in another region than " + bucket.region() + words(answer)
                + "; set publish.region and publish.endpoint" + rightPlace(answer));
    }

    /** The right region and endpoint, if the answer names others than were used: some services name them in each error. */
    private String rightPlace(S3Answer answer) {
        String region = answer.errorField("Region");
        String endpoint = answer.errorField("Endpoint");
        String place = ((region.equals(bucket.region()) ? "" : region) + " "
                        + (("." + host()).endsWith("." + endpoint) ? "" : endpoint))
                .strip();
        return place.isEmpty() ? "" : " (the service names " + OneLine.of(place, LONGEST) + ")";
    }

    private static String time(S3Answer answer) {
        String time = answer.errorField("ServerTime");
        return time.isEmpty() ? "" : " (there it is " + time + ")";
    }

    /** The service's own words. They never hold the secret, but some hold the key's id. */
    private String words(S3Answer answer) {
        String all = (answer.errorField("Code") + " " + answer.errorField("Message"))
                .strip()
                .replace(credentials.id(), "•••");
        return all.isEmpty() ? "" : " (" + OneLine.of(all, LONGEST) + ")";
    }

    private String host() {
        return bucket.root().host();
    }

    private PublishException unreachable(String why) {
        return PublishException.unreachable(bucket.name() + ": " + why);
    }

    private PublishException refused(String why) {
        return PublishException.refused(bucket.name() + ": " + why);
    }
}
