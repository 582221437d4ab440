/**
 * A bucket of a service that speaks the S3 protocol: Amazon S3, Alibaba OSS, Tencent COS, Qiniu, Cloudflare R2, MinIO and
 * others.
 *
 * <p>Start with {@link io.github.emlogstatic.publish.s3.S3Store}. The configuration and the environment come in; requests
 * to the service go out. Requests are sent with OkHttp and signed with the signer of the AWS SDK.
 */
@NullMarked
package io.github.emlogstatic.publish.s3;

import org.jspecify.annotations.NullMarked;
