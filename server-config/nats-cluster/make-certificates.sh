#!/bin/sh
# Makes a certificate authority and a certificate for every server, for trying out: the key of the
# authority lies beside them without a password.
#
# Usage: make-certificates.sh FOLDER [NAME[,ALIAS…] …]
#
# Each NAME becomes FOLDER/NAME.pem and FOLDER/NAME.key; it and its aliases, host names or addresses,
# are what the certificate is valid for. Without any, it makes nats-1, nats-2, nats-3 and backup for
# this machine.
set -eu
umask 077

folder=${1:?"the folder for the certificates"}
shift
[ $# -gt 0 ] || set -- nats-1,localhost,127.0.0.1 nats-2,localhost,127.0.0.1 \
  nats-3,localhost,127.0.0.1 backup,localhost,127.0.0.1
mkdir -p "$folder"
cd "$folder"

key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }

if [ ! -f ca.key ]; then
  key ca.key
  openssl req -new -x509 -key ca.key -sha256 -days 3650 -subj "/CN=CIM trial CA" -out ca.pem
fi
for names in "$@"; do
  name=${names%%,*}
  hosts=$(printf '%s' "$names" | tr ',' '\n' |
    sed -E 's/^([0-9.]+|.*:.*)$/IP:\1/; t; s/^/DNS:/' | paste -sd, -)
  key "$name.key"
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\n' "$hosts" >"$name.ext"
  openssl req -new -key "$name.key" -subj "/CN=$name" |
    openssl x509 -req -CA ca.pem -CAkey ca.key -CAcreateserial -sha256 -days 825 \
      -extfile "$name.ext" -out "$name.pem" 2>/dev/null
  rm -f "$name.ext"
done
