# After `mvn -Prelease verify`: docker build -t emlog-static .
# The build wants a Java such as Temurin: that of a distribution needs libraries that this image lacks, such as libjpeg.
# The program keeps everything in the working directory: docker run --rm -v "$PWD:/data" emlog-static build https://blog.example.com/
FROM debian:13-slim

# For `publish`; the program brings its own Java.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates git openssh-client \
 && rm -rf /var/lib/apt/lists/*

COPY target/image/emlog-static-*/ /opt/emlog-static/
COPY src/main/docker/entrypoint /usr/local/bin/emlog-static-entrypoint

RUN ln -s /opt/emlog-static/bin/emlog-static /usr/local/bin/emlog-static \
 && useradd --uid 10001 --create-home emlog \
 && install -d -o emlog -g emlog /data

ENV LANG=C.UTF-8
USER emlog
WORKDIR /data
ENTRYPOINT ["emlog-static-entrypoint"]
CMD ["--help"]
