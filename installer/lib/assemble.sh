# Puts the jars of each program into one folder below installer/target/dist. Sourced after env.sh.

DIST=$CHECKOUT/installer/target/dist

# collect NAME MODULE...: the jars of the modules and all they run with
collect() {
    local name=$1 module
    shift
    rm -rf "${DIST:?}/$name"
    mkdir -p "$DIST/$name"
    for module in "$@"; do
        cp -u "$CHECKOUT/$module"/target/doorstep-*.jar "$DIST/$name/"
        if compgen -G "$CHECKOUT/$module/target/lib/*.jar" >/dev/null; then
            cp -u "$CHECKOUT/$module"/target/lib/*.jar "$DIST/$name/"
        fi
    done
}

assemble() {
    collect terminal src/terminal kiosk-config/cli devices/idcard-sdt devices/receipt-escpos devices/document-ipp
    collect central src/central
    collect desk src/desk
    collect simulators devices/simulators
    collect driver installer
    date -u +%s >"$DIST/assembled"
}

# Builds and assembles when a source is newer than the last assembly.
need_dist() {
    if [ -f "$DIST/assembled" ] && [ -z "$(find "$CHECKOUT/pom.xml" "$CHECKOUT/src" "$CHECKOUT/devices" \
        "$CHECKOUT/kiosk-config" "$CHECKOUT/installer/pom.xml" "$CHECKOUT/installer/src" -name target -prune -o -type f \
        -newer "$DIST/assembled" -print -quit)" ]; then
        return 0
    fi
    say "doorstep: building (the first time fetches what it needs and takes some minutes)"
    maven -q package -Dmaven.test.skip=true -Dspotless.check.skip=true >&2 || die "the build failed; see above"
    assemble
}

# What the kiosk's JVM is given beyond what every program gets.
KIOSK_FLAGS=(-Dprism.order=sw -Dprism.lcdtext=false -Dglass.gtk.uiScale=1 -Djavafx.animation.pulse=120)

# tool MAIN ARGUMENT...: runs a program of the installer itself
tool() {
    local main=$1 flags=() flag
    shift
    for flag in "${KIOSK_FLAGS[@]}"; do flags+=("--flag=$flag"); done
    attended "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -cp "$DIST/driver/*" "$main" \
        --dist "$DIST" --catalog "$CHECKOUT/kiosk-config/catalog" "${flags[@]}" "$@"
}

# The kiosk's AOT cache, made from the assembled jars by one run on a display of its own; before need_display.
need_cache() {
    CACHE=$DIST/kiosk.aot
    if [ -f "$CACHE" ] && [ "$CACHE" -nt "$DIST/assembled" ]; then
        return 0
    fi
    say "doorstep: making the kiosk's AOT cache"
    local shown=${DISPLAY:-}
    need_display 1080x1920 own
    tool org.doorstep.installer.bench.Training --cache "$CACHE" >&2 || die "the AOT cache could not be made"
    stop_display
    export DISPLAY=$shown
}
