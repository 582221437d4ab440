#!/bin/sh
# Copies the finished site to a web server: new files first, then what is gone is removed.
# usage: rsync.sh DESTINATION [DIRECTORY]    me@host.example:/var/www/blog/, and the directory of the mirror
set -eu
destination=${1:?usage: rsync.sh me@host.example:/var/www/blog/ [DIRECTORY]}
cd "${2:-.}"

[ -f public/index.html ] || {
    echo "rsync.sh: $(pwd)/public holds no site; build it first" >&2
    exit 2
}
# --checksum: times on disk say when a file was written here, which means nothing there.
exec rsync --recursive --checksum --delete-after --delay-updates --exclude=/.well-known/ public/ "$destination"
