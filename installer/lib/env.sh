# Shared by the scripts of this folder: finds JDK 25 and Maven, installs what Debian has, starts a display, and passes
# on what ends a script to what it runs. Sourced by bash; sets CHECKOUT and JAVA_HOME.
set -euo pipefail

CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export LANG=C.UTF-8 LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }
die() { say "doorstep: $*"; exit 1; }

# Prints the remarks at the head of the script and ends, where its first argument asks for help.
help_asked() {
    case "${1:-}" in
        -h | --help)
            sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"
            exit 0
            ;;
    esac
}

# Debian packages, each for a reason: build, windows, a display for them, fonts that documents and golden pictures are
# pinned to, what the simulated devices are made of, voice; for tests alone real peers, a browser, readers of paper.
PACKAGES_BUILD="maven"
PACKAGES_WINDOW="libgtk-3-0 libgl1 libxtst6 libxxf86vm1"
PACKAGES_DISPLAY="xvfb $PACKAGES_WINDOW"
PACKAGES_FONTS="fonts-noto-cjk fonts-lxgw-wenkai fonts-hanazono fontconfig"
PACKAGES_DEVICES="socat cups-ipp-utils dbus"
PACKAGES_VOICE="espeak-ng alsa-utils"
PACKAGES_BROWSER="chromium"
PACKAGES_TEST="$PACKAGES_BROWSER chromium-driver poppler-utils zbar-tools cups cups-client cups-filters"

# Prints those of the named packages that are neither installed nor provided by an installed one: libgtk-3-0, for one,
# has another name since Debian 13.
missing_packages() {
    local there p
    there=" $(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' \
        | sed -n 's/^installed //p' | sed 's/ ([^)]*)//g' | tr ',\n' '  ' | tr -s ' ') "
    for p in "$@"; do
        case "$there" in *" $p "*) ;; *) printf '%s ' "$p" ;; esac
    done
}

# Installs the named packages that are missing; says what to do where it may not.
need_packages() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null \
        || die "this needs Debian or a system made from it: its packages come by apt-get"
    local missing sudo=()
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "packages are missing. Have root run: apt-get install ${missing% }"
        sudo=(sudo)
    fi
    say "doorstep: installing ${missing% }"
    "${sudo[@]}" apt-get update -qq >&2 || say "doorstep: apt-get update failed; trying with the lists at hand"
    # shellcheck disable=SC2086 # one word for each package
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq \
        --no-install-recommends $missing >&2 \
        || die "could not install what is missing. Have root run: apt-get install ${missing% } -- then run this again."
}

# A whole JDK: one without AWT's part for X cannot show the devices' window.
is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -e "$1/lib/libawt_xawt.so" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

# Prints where a JDK 25 is, also where the default java is older.
jdk_25() {
    local dir home=${HOME:-/nonexistent}
    for dir in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$home"/.sdkman/candidates/java/* "$home"/.jdks/*; do
        if [ -n "$dir" ] && is_jdk_25 "$dir"; then
            printf '%s\n' "$dir"
            return 0
        fi
    done
    return 1
}

# Prints the package of a JDK 25, where there is none yet and Debian has one.
jdk_package() {
    jdk_25 >/dev/null && return 0
    [ -z "$(apt-cache policy openjdk-25-jdk 2>/dev/null | sed -n 's/.*Candidate: \([0-9].*\)/\1/p')" ] \
        || printf 'openjdk-25-jdk'
}

# Prints the packages of Node.js and npm unless both are there: NodeSource's package brings npm and shuts Debian's out.
node_packages() {
    command -v node >/dev/null && command -v npm >/dev/null || printf 'nodejs npm'
}

# Sets JAVA_HOME to a JDK 25.
need_jdk() {
    local package
    if ! JAVA_HOME=$(jdk_25); then
        package=$(jdk_package)
        [ -z "$package" ] || need_packages "$package"
        JAVA_HOME=$(jdk_25) || die "no JDK 25 found. Install one (Debian 13 and later: apt-get install openjdk-25-jdk;
otherwise Temurin 25 from adoptium.net, unpacked below /usr/lib/jvm or /opt), or set JAVA_HOME to it, then run this again."
    fi
    export JAVA_HOME
}

# Runs a program to its end and gives its exit code. What would end this script ends the program first, so that
# nothing runs on behind it; then the script ends too.
attended() {
    local outcome=0 child ended=""
    "$@" <&0 &
    child=$!
    trap 'ended=yes; kill -TERM "$child" 2>/dev/null || true' INT TERM HUP
    wait "$child" || outcome=$?
    while kill -0 "$child" 2>/dev/null; do
        outcome=0
        wait "$child" || outcome=$?
    done
    trap - INT TERM HUP
    [ -z "$ended" ] || exit 130
    return "$outcome"
}

# Uses the display there is, or starts Xvfb on a free one for as long as this script runs.
# $1: size such as 1080x1920; $2: "own" for one of its own in any case
need_display() {
    if [ -n "${DISPLAY:-}" ] && [ "${2:-}" != own ]; then
        local local_display=${DISPLAY#:}
        local_display=${local_display%%.*}
        if [ "$DISPLAY" != "${DISPLAY#:}" ] && ! grep -q "/tmp/.X11-unix/X$local_display\$" /proc/net/unix; then
            die "DISPLAY is $DISPLAY, and there is no such display. Unset it to run without one, unseen, or name one."
        fi
        return 0
    fi
    local pipe number=""
    pipe=$(mktemp -u)
    mkfifo "$pipe"
    Xvfb -displayfd 3 -screen 0 "$1x24" -dpi 96 -r -nolisten tcp -noreset 3>"$pipe" 2>/dev/null &
    XVFB_PID=$!
    read -r number <"$pipe" || true
    rm -f "$pipe"
    [ -n "$number" ] || die "Xvfb did not start. See what it says to: Xvfb -displayfd 1 -screen 0 $1x24"
    export DISPLAY=":$number"
}

stop_display() {
    if [ -n "${XVFB_PID:-}" ]; then
        kill "$XVFB_PID" 2>/dev/null || true
        wait "$XVFB_PID" 2>/dev/null || true
        XVFB_PID=""
    fi
}

# Builds, alone in this checkout.
maven() {
    local lock outcome=0
    mkdir -p "$CHECKOUT/target" 2>/dev/null && [ -w "$CHECKOUT/target" ] \
        || die "$CHECKOUT cannot be written to, and a build leaves its work there. Clone it to where you may write."
    exec {lock}>"$CHECKOUT/target/build.lock"
    flock -n "$lock" || die "something else is being built in $CHECKOUT. Wait for its end, then run this again."
    attended env -C "$CHECKOUT" mvn -B -ntp "$@" || outcome=$?
    exec {lock}>&-
    return "$outcome"
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
