#!/usr/bin/env bash
# Proves the two commands of the README where nothing is installed: a Debian root made by debootstrap's minbase, with
# Node and npm and no more (no nss, no fonts, no browser), as a user without privileges. Needs root, for chroot.
#   tests/proofs/minimal-root.sh [FOLDER]    FOLDER: where the root is made (default: a temporary one, removed after)
set -euo pipefail
project=$(cd "$(dirname "$0")/../.." && pwd)
if [ $# -gt 0 ]; then
  folder=$1
  mkdir -p "$folder"
else
  folder=$(mktemp -d)
fi
root=$folder/root
cleanup() {
  umount "$root/proc" 2>/dev/null || true
  [ $# -gt 0 ] || rm -rf "$folder"
}
trap 'cleanup "$@"' EXIT

command -v debootstrap >/dev/null || { apt-get update -qq && apt-get install -y -qq debootstrap >/dev/null; }
[ -e "$root/bin/bash" ] || debootstrap --variant=minbase bookworm "$root" >"$folder/debootstrap.log" 2>&1 ||
  { tail "$folder/debootstrap.log" >&2; exit 1; }

# Node and npm as they are on this machine, with the shared libraries that the node binary itself needs.
node=$(command -v node)
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
install -D "$node" "$root/usr/local/bin/node"
mkdir -p "$root/usr/local/lib/node_modules"
rm -rf "$root/usr/local/lib/node_modules/npm"
cp -r "$npm" "$root/usr/local/lib/node_modules/npm"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
ldd "$node" | grep -o '/[^ ]*' | while read -r library; do
  [ -e "$root$library" ] || install -D "$library" "$root$library"
done
cp /etc/resolv.conf "$root/etc/resolv.conf"
# The registry may stand behind a certificate of this machine's own.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
  install -D /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"

chroot "$root" id writer >/dev/null 2>&1 || chroot "$root" useradd --create-home writer
rm -rf "$root/home/writer/dipla"
git clone --quiet --no-hardlinks "$project" "$root/home/writer/dipla"
chroot "$root" chown -R writer:writer /home/writer

run() {
  chroot "$root" su writer -c "
    cd ~/dipla && export LANG=C.UTF-8 NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt npm_config_update_notifier=false
    $1"
}
echo "node $(run 'node -p process.versions.node'), $(run 'fc-list 2>/dev/null | wc -l') fonts, user $(run whoami)"
run "npm ci --no-audit --no-fund --loglevel=error && npm run --silent build"
for document in about-iom.leaflet-trifold about-iom.brochure briefing-cooperation; do
  for lang in bg en; do
    for format in pdf docx html; do
      test -s "$root/home/writer/dipla/out/${document%%.*}/$lang/$document.$lang.$format"
    done
  done
done
run "npm test --silent"
echo "minimal root: built and tested"
