#!/bin/sh
# Fetches nats-server from a newer Debian suite into a folder, without root: apt checks the
# signatures, and nothing outside the folder changes. No mirror is named: it takes the machine's own.
# Usage: fetch-nats-server.sh FOLDER        the program is then FOLDER/nats-server
set -eu

suite=forky
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
folder=$1

for tool in apt-get apt-cache dpkg dpkg-deb flock sha256sum; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: not a Debian system" >&2; exit 1; }
done
[ -f "$keyring" ] || { echo "$keyring is missing: not a Debian system" >&2; exit 1; }

mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
[ ! -x "$folder/nats-server" ] || exit 0 # someone else fetched it while we waited

# apt does not like every character in a folder's name, so it works in a temporary one.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/debs" "$work/empty.d"

# The first of the machine's own package lists that does not come from a security archive.
# shellcheck disable=SC2016 # apt-get expands these
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
  awk '!/security/ {print $1; exit}')
[ -n "$mirror" ] || { echo "apt knows no mirror" >&2; exit 1; }
echo "deb [signed-by=$keyring] $mirror $suite main" >"$work/sources.list"

set -- \
  -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts="$work/empty.d" \
  -o Dir::Etc::preferencesparts="$work/empty.d" -o Dir::Etc::preferences=/dev/null \
  -o Dir::State::Lists="$work/lists" -o Dir::State::status=/dev/null \
  -o Dir::Cache="$work/cache" -o Debug::NoLocking=1 -o APT::Sandbox::User= \
  -o Acquire::Languages=none -o Acquire::AllowInsecureRepositories=false \
  -o APT::Get::AllowUnauthenticated=false
apt-get "$@" -qq update
(cd "$work/debs" && apt-get "$@" -qq download nats-server)

deb=$(find "$work/debs" -name 'nats-server_*.deb')
version=$(dpkg-deb -f "$deb" Version)
wanted=$(apt-cache "$@" show "nats-server=$version" | sed -n 's/^SHA256: //p' | head -n 1)
found=$(sha256sum "$deb" | cut -d ' ' -f 1)
[ "$wanted" = "$found" ] || { echo "the package's digest is not the signed one" >&2; exit 1; }

dpkg -x "$deb" "$work/root"
program=$(find "$work/root" -type f -name nats-server -path '*bin/*')
"$program" --version >/dev/null
cp "$program" "$folder/nats-server.part"
mv "$folder/nats-server.part" "$folder/nats-server"
echo "nats-server $version, sha256 of the package $found" >"$folder/nats-server.origin"
