#!/usr/bin/env bash
# desktop-check.sh [KIT [FILES]]: the end-to-end suite in a real Electron, as root and as an ordinary user, on a copy of this
# checkout. The Electron is the one that ELECTRON_OVERRIDE_DIST_PATH names, else KIT/get-electron.sh FOLDER COPY makes
# FOLDER/e33 and adapts the native module of the copy to it. Where there is neither, or something else is missing, it says
# so and succeeds. Results: dist/test-results-desktop-*.json.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
kit=${1:-}
files=("${@:2}")
rm -f dist/test-results-desktop-*.json

skip() {
  echo "DESKTOP SUITE SKIPPED: $1"
  exit 0
}

[ "$(uname -s)" = Linux ] || skip 'its desktop session exists on Linux only'
[ -n "${ELECTRON_OVERRIDE_DIST_PATH:-}" ] || [ -f "$kit/get-electron.sh" ] ||
  skip 'no Electron: ELECTRON_OVERRIDE_DIST_PATH names none, and there is no kit that makes one'

# Command and Debian package; the libraries are what Electron is linked with.
commands=(Xvfb:xvfb dbus-daemon:dbus-daemon openbox:openbox dunst:dunst xdotool:xdotool gdbus:libglib2.0-bin
  gnome-keyring-daemon:gnome-keyring unzip:unzip g++:g++)
libraries=(libgtk-3-0 libnss3 libasound2 libgbm1 libsecret-1-0 libnotify4 libxss1)
missing=()
for each in "${commands[@]}"; do command -v "${each%%:*}" >/dev/null || missing+=("${each##*:}"); done
ldconfig -p | grep -q libgtk-3.so.0 && ldconfig -p | grep -q libnss3.so || missing+=("${libraries[@]}")
if [ ${#missing[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || skip "these packages are missing: ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >/dev/null 2>&1 || skip "these packages cannot be installed: ${missing[*]}"
fi

folder=$(mktemp -d)
chmod 755 "$folder"
user=vigie-check
made_user=false
cleanup() {
  if $made_user; then userdel -r "$user" >/dev/null 2>&1 || true; fi
  rm -rf "$folder"
}
trap cleanup EXIT

copy=$folder/checkout
mkdir "$copy"
tar -c --exclude=./.git --exclude=./release . | tar -x -C "$copy"
[ -f "$copy/dist/main/desktop.js" ] || (cd "$copy" && npm run -s build)
electron=${ELECTRON_OVERRIDE_DIST_PATH:-}
if [ -z "$electron" ]; then
  electron=$folder/kit/e33
  timeout 600 bash "$kit/get-electron.sh" "$folder/kit" "$copy" >"$folder/kit.log" 2>&1 || {
    tail -5 "$folder/kit.log"
    skip 'the kit could not make an Electron'
  }
fi

# The first starts would wait at each fsync until these gigabytes are on the disk.
sync

# run NAME COMMAND...: the suite, its results kept under that name.
run() {
  local name=$1
  shift
  echo "The desktop suite $name:"
  local code=0
  (cd "$copy" && timeout 900 "$@" env "ELECTRON_OVERRIDE_DIST_PATH=$electron" "PATH=$copy/node_modules/node/bin:$PATH" \
    NO_COLOR=1 node_modules/.bin/vitest run --config vitest.e2e.config.ts "${files[@]}" --reporter=verbose --reporter=json \
    "--outputFile.json=$copy/dist/results-$name.json") || code=$?
  if [ -f "$copy/dist/results-$name.json" ]; then
    cp "$copy/dist/results-$name.json" "$root/dist/test-results-desktop-$name.json"
  fi
  return "$code"
}

failed=0
if [ "$(id -u)" != 0 ]; then
  run user || failed=1
  echo 'DESKTOP SUITE AS ROOT SKIPPED: this is not root'
else
  run root || failed=1
  if useradd -m "$user" 2>/dev/null; then
    made_user=true
    chown -R "$user" "$folder"
    run user runuser -u "$user" -- || failed=1
  else
    echo 'DESKTOP SUITE AS AN ORDINARY USER SKIPPED: no user can be made here'
  fi
fi
exit $failed
