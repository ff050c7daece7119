#!/usr/bin/env bash
# Installs on Debian 12, as root, the programs that judge what hakko writes: certificates,
# .p12 files and letters. What is there already is left alone. zlint, which Debian has from version 13
# on, and node-24, the oldest Node that hakko runs on, go into $HAKKO_JUDGES (by default
# /usr/local/bin).
set -euo pipefail

judges=${HAKKO_JUDGES:-/usr/local/bin}
mkdir -p "$judges"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update

# The JDK with its compiler, for our Java programs are started from their source.
packages=(
  openssl libnss3-tools gnutls-bin openjdk-17-jdk-headless libbcprov-java python3-cryptography
  zsh poppler-utils qpdf zbar-tools
)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
fi

# Debian 13's zlint is one static program and runs on Debian 12 as well. Its lists are read into a
# folder of their own, so that nothing else of this machine can be upgraded from there; apt checks the
# signature of the archive as always.
if ! command -v zlint >/dev/null && [ ! -x "$judges/zlint" ]; then
  mkdir -p "$work/lists/partial" "$work/parts"
  cat >"$work/parts/trixie.sources" <<SOURCES
Types: deb
URIs: http://deb.debian.org/debian
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
  trixie=(
    -o Dir::Etc::sourcelist=/dev/null
    -o "Dir::Etc::sourceparts=$work/parts"
    -o "Dir::State::lists=$work/lists"
    # The folder is ours alone; apt's own user could not write into it.
    -o APT::Sandbox::User=root
  )
  apt-get "${trixie[@]}" -qq update
  (cd "$work" && apt-get "${trixie[@]}" -qq download zlint)
  dpkg -x "$work"/zlint_*.deb "$work/root"
  install -m 755 "$work/root/usr/bin/zlint" "$judges/zlint"
fi

if [ ! -x "$judges/node-24" ]; then
  case $(uname -m) in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) echo "No Node for $(uname -m) is known here." >&2 && exit 1 ;;
  esac
  npm install --prefix "$work/node" --silent --ignore-scripts --no-save --no-audit --no-fund \
    "node-linux-$arch@24"
  install -m 755 "$work/node/node_modules/node-linux-$arch/bin/node" "$judges/node-24"
fi
