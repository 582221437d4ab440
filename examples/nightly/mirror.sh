#!/bin/sh
# Mirrors a blog: crawls it, renders what changed, commits the archive.
# usage: mirror.sh [DIRECTORY]    a directory with a site-config.yaml; by default the working directory
set -eu
trap 'ended=$?; [ "$ended" -eq 0 ] || echo "$(date "+%F %T") mirror.sh: ended with $ended" >&2' EXIT
cd "${1:-.}"

# EMLOG_API_KEY=… where the notes are wanted; mode 600
if [ -f secrets.env ]; then
    set -a
    . ./secrets.env
    set +a
fi

code=0
"${EMLOG_STATIC:-emlog-static}" build --quiet --report report.json || code=$?
if [ "$code" -gt 1 ]; then
    exit "$code"
fi

[ -d archive/.git ] || git -C archive init --quiet
for who in user.name user.email; do
    git -C archive config "$who" > /dev/null || git -C archive config "$who" emlog-static
done
# A power cut leaves git's locks behind, and git would refuse for ever; half a day old, they are nobody's any more.
find archive/.git -name '*.lock' -mmin +720 -exec echo 'mirror.sh: removed, left by a git that was killed:' {} \; -exec rm {} \;
git -C archive add --all
# git tidies up before the script ends: in the background it would still hold the lock of cron's flock.
git -C archive diff --cached --quiet ||
    git -C archive -c gc.autoDetach=false -c maintenance.autoDetach=false \
        commit --quiet --message "Mirror of $(date -u +%F)"
exit "$code"
