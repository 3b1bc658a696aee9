#!/usr/bin/env bash
# Renews the README's pictures of the kiosk and its papers from what an unattended run left in DIR:
#   installer/demo --unattended --out DIR && installer/lib/pictures.sh DIR
# Those of console, check page, desk and devices' window are of their tests: src/central/target/screenshots, and
# -Ddoorstep.screens=DIR for the desk; those of search and typing are of the terminal's Gallery. Needs imagemagick and
# poppler-utils.
set -euo pipefail

run=${1:?name the folder of an unattended run}
pictures=$(cd "$(dirname "${BASH_SOURCE[0]}")/../pictures" && pwd)
frame='#C8CDD5'

# three NAME SCREEN...: screens side by side, each the first whose number and name end so
three() {
    local name=$1 screen files=()
    shift
    for screen in "$@"; do
        files+=("$(printf '%s\n' "$run"/screens/??-"$screen".png | head -1)")
    done
    montage "${files[@]}" -tile 3x1 -geometry 540x960+12+12 -background "$frame" png:- \
        | convert png:- -depth 8 +dither -colors 96 -strip -define png:compression-level=9 "PNG8:$pictures/$name.png"
}

three kiosk-begin attract home card-done
three kiosk-finish result take-paper rate
three kiosk-declare ask-tier check done-waiting
three kiosk-follow cases case-view check-returned

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pdftoppm -r 80 -png -singlefile "$run"/documents/*.pdf "$work/certificate"
cp "$run/receipts/001.png" "$work/slip.png"
papers=("$work/certificate.png" "$work/slip.png")
shown=$pictures/../../src/central/target/screenshots/verify-narrow.png
if [ -f "$shown" ]; then
    convert "$shown" -crop x792+0+0 +repage "$work/shown.png"
else
    convert "$pictures/paper.png" -crop 412x792+1146+15 +repage "$work/shown.png"
fi
papers+=("$work/shown.png")
convert "${papers[1]}" -resize 420x "${papers[1]}"
montage "${papers[@]}" -tile 3x1 -geometry +12+12 -gravity north -background "$frame" png:- \
    | convert png:- -depth 8 +dither -colors 96 -strip -define png:compression-level=9 "PNG8:$pictures/paper.png"
