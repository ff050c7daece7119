#!/usr/bin/env bash
# Makes fixtures/foreign/*.p12 anew: one person's key, certificate and issuing CA, as other programs
# write them. Run it by hand, when a program is to be added; the files are kept in the repository.
# Needs openssl with its legacy provider, NSS, certtool, a JDK and BouncyCastle (install-judges.sh);
# $OPENSSL35 names an openssl of 3.4 or later, without which pbmac1.p12 stays as it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../../fixtures/foreign
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LC_ALL=C.UTF-8

password=k7m3xq9w2hu5ctn8zr4d
name=G13B-202611
printf '%s' "$password" >pw

if [ ! -e "$out/key.pem" ]; then
  cat >ca.cnf <<'CNF'
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
CNF
  for each in root issuing key; do
    openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out $each.pem
  done
  request() { openssl req -new -utf8 -config ca.cnf -key "$1.pem" -subj "$2"; }
  request root '/C=JP/O=みなと市/CN=みなと市認証局' |
    openssl x509 -req -key root.pem -days 36500 -extfile ca.cnf -extensions root -out "$out/root.pem"
  request issuing '/C=JP/O=みなと市/CN=みなと市発行局' |
    openssl x509 -req -CA "$out/root.pem" -CAkey root.pem -days 36500 -extfile ca.cnf \
      -extensions issuing -out "$out/issuing.pem"
  request key '/C=JP/O=みなと市/OU=G13B/CN=G13B-202611' |
    openssl x509 -req -CA "$out/issuing.pem" -CAkey issuing.pem -days 36500 -extfile ca.cnf \
      -extensions leaf -out "$out/leaf.pem"
  cp key.pem "$out/key.pem"
fi
cp "$out"/{key,leaf,issuing}.pem .
cat leaf.pem issuing.pem >chain.pem

with_openssl() {
  openssl pkcs12 -export -in chain.pem -inkey key.pem -name $name -passout file:pw "$@"
}
with_openssl -out "$out/openssl-3.p12"
with_openssl -legacy -out "$out/openssl-1.1-rc2-40.p12"
with_openssl -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -out "$out/openssl-3des.p12"
with_openssl -nomac -out "$out/no-mac.p12"
if [ -n "${OPENSSL35:-}" ]; then
  "$OPENSSL35" pkcs12 -export -in chain.pem -inkey key.pem -name $name -passout file:pw \
    -pbmac1_pbkdf2 -out "$out/pbmac1.p12"
fi

mkdir db
certutil -N -d sql:db --empty-password
pk12util -i "$out/openssl-3.p12" -d sql:db -w pw -K ''
pk12util -o "$out/nss.p12" -n $name -d sql:db -w pw -K ''

for cipher in aes-256 3des-pkcs12; do
  certtool --to-p12 --load-privkey key.pem --load-certificate chain.pem --p12-name $name \
    --pkcs-cipher $cipher --password $password --outder --outfile "$out/gnutls-$cipher.p12"
done

with_keytool() {
  keytool "$@" -importkeystore -srckeystore "$out/openssl-3.p12" -srcstoretype PKCS12 \
    -srcstorepass:file pw -deststoretype PKCS12 -deststorepass:file pw
}
rm -f "$out"/jdk*.p12
with_keytool -destkeystore "$out/jdk-17.p12"
with_keytool -J-Dkeystore.pkcs12.legacy -destkeystore "$out/jdk-legacy.p12"

java -cp /usr/share/java/bcprov.jar "$here/WriteWithBouncyCastle.java" \
  "$out/openssl-3.p12" $password "$out/bouncycastle-ber.p12" "$out/bouncycastle-der.p12"
node "$here/write-with-forge.ts" "$out" $name $password
node "$here/write-as-windows.ts" "$out" $password
