# Shared by installer/demo, test and bench: finds JDK 25 and Maven, installs what Debian has, starts a display.
# Sourced by bash; sets CHECKOUT and JAVA_HOME.
set -euo pipefail

CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export LANG=C.UTF-8 LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }
die() { say "doorstep: $*"; exit 1; }

# Debian packages, each for a reason: build, display, fonts that documents and golden pictures are pinned to, real peers.
PACKAGES_BUILD="maven"
PACKAGES_DISPLAY="xvfb libgtk-3-0 libgl1 libxtst6 libxxf86vm1"
PACKAGES_FONTS="fonts-noto-cjk fonts-lxgw-wenkai fonts-hanazono fontconfig"
PACKAGES_PEERS="socat cups-ipp-utils dbus cups cups-client cups-filters"
PACKAGES_VOICE="espeak-ng alsa-utils"
PACKAGES_TEST="chromium chromium-driver poppler-utils zbar-tools"

# Installs the named packages that are missing; says what to do where it may not.
need_packages() {
    local missing=() p
    for p in "$@"; do
        dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing+=("$p")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        sudo="sudo"
        command -v sudo >/dev/null || die "missing packages: ${missing[*]}. As root: apt-get install ${missing[*]}"
    fi
    say "doorstep: installing ${missing[*]}"
    $sudo apt-get update -qq >&2 || say "doorstep: apt-get update failed; trying with the lists at hand"
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 \
        || die "could not install ${missing[*]}. Mend apt, then run this again."
}

is_jdk_25() {
    [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

# Installs Node.js and npm unless both are there: NodeSource's package brings npm with it and shuts Debian's out.
need_node() {
    command -v node >/dev/null && command -v npm >/dev/null && return 0
    need_packages nodejs npm
}

# Sets JAVA_HOME to a JDK 25, also where the default java is older.
need_jdk() {
    local dir
    for dir in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -n "$dir" ] && is_jdk_25 "$dir"; then
            export JAVA_HOME=$dir
            return 0
        fi
    done
    if [ -n "$(apt-cache policy openjdk-25-jdk-headless 2>/dev/null | sed -n 's/.*Candidate: \([0-9].*\)/\1/p')" ]; then
        need_packages openjdk-25-jdk-headless
        for dir in /usr/lib/jvm/*; do
            if is_jdk_25 "$dir"; then
                export JAVA_HOME=$dir
                return 0
            fi
        done
    fi
    die "no JDK 25 found. Install one (Debian 13 and later: apt-get install openjdk-25-jdk-headless; otherwise Temurin 25
from adoptium.net, unpacked below /usr/lib/jvm or /opt), or set JAVA_HOME to it, then run this again."
}

# Uses the display there is, or starts Xvfb on a free one for as long as this script runs.
# $1: size such as 1080x1920
need_display() {
    if [ -n "${DISPLAY:-}" ] && [ "${2:-}" != own ]; then
        return 0
    fi
    local fifo number
    fifo=$(mktemp -u)
    mkfifo "$fifo"
    Xvfb -displayfd 3 -screen 0 "$1x24" -dpi 96 -nolisten tcp -noreset 3>"$fifo" 2>/dev/null &
    XVFB_PID=$!
    read -r number <"$fifo" || die "Xvfb did not start"
    rm -f "$fifo"
    export DISPLAY=":$number"
}

stop_display() {
    if [ -n "${XVFB_PID:-}" ]; then
        kill "$XVFB_PID" 2>/dev/null || true
        wait "$XVFB_PID" 2>/dev/null || true
        XVFB_PID=""
    fi
}

maven() {
    (cd "$CHECKOUT" && mvn -B -ntp "$@")
}

# The table adapter x rule x cases of what the kit's tests left behind, into target/conformance. The kit's own tests run
# it against toys, which are no adapters. Fails when an adapter is not green; says nothing where no such test ran.
conformance_report() {
    local folder folders=()
    for folder in "$CHECKOUT"/devices/*/target/conformance; do
        [ -d "$folder" ] && [ "$folder" != "$CHECKOUT/devices/conformance/target/conformance" ] && folders+=("$folder")
    done
    [ ${#folders[@]} -eq 0 ] && return 0
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Dfile.encoding=UTF-8 -cp "$CHECKOUT/devices/conformance/target/classes" \
        org.doorstep.device.conformance.report.ConformanceReport "$CHECKOUT/target/conformance" "${folders[@]}" >&2
}
