#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The mechanism of a printer run by ippeveprinter: called with each document, it "prints" page by page and tells the
# printer by lines on standard error (STATE: and ATTR:). Control files in $DOORSTEP_PRINTER/control change its behaviour:
# paper-out, paper-lasts (pages left), stands (a reason to stand still), jam, ends (abort or cancel), slow (seconds a page).
home=$DOORSTEP_PRINTER
control=$home/control

say() { echo "$1" >&2; }

cancelled() {
    ipptool -tv -d id="$IPP_JOB_ID" "$IPP_JOB_PRINTER_URI" "$home/job.test" | grep -q 'job-state-reasons.*processing-to-stop-point'
}

pages=$(pdfinfo "$1" 2>/dev/null | sed -n 's/^Pages: *//p')
total=$((${pages:-1} * ${IPP_COPIES:-1}))
page=0
while [ "$page" -lt "$total" ]; do
    if [ -e "$control/paper-out" ]; then
        say 'STATE: +media-empty-error,media-needed-error'
        while [ -e "$control/paper-out" ]; do
            cancelled && exit 0
            sleep 0.2
        done
        say 'STATE: -media-empty-error,media-needed-error'
        cancelled && exit 0
    fi
    if [ -e "$control/stands" ]; then
        reason=$(cat "$control/stands")
        say "STATE: +$reason-error"
        while [ -e "$control/stands" ]; do
            cancelled && exit 0
            sleep 0.2
        done
        say "STATE: -$reason-error"
        cancelled && exit 0
    fi
    if [ -e "$control/jam" ]; then
        rm -f "$control/jam"
        say 'STATE: +media-jam-error'
        exit 1
    fi
    if [ -e "$control/ends" ]; then
        how=$(cat "$control/ends")
        rm -f "$control/ends"
        [ "$how" = abort ] && exit 1
        ipptool -q -d id="$IPP_JOB_ID" "$IPP_JOB_PRINTER_URI" "$home/cancel.test"
        exit 0
    fi
    if [ -e "$control/slow" ]; then
        sleep "$(cat "$control/slow")"
        cancelled && exit 0
    fi
    page=$((page + 1))
    echo "$page/$total" >> "$home/pages"
    say "ATTR: job-impressions-completed=$page"
    if [ -e "$control/paper-lasts" ]; then
        left=$(($(cat "$control/paper-lasts") - 1))
        if [ "$left" -le 0 ]; then
            touch "$control/paper-out"
            rm -f "$control/paper-lasts"
        else
            echo "$left" > "$control/paper-lasts"
        fi
    fi
done
echo "$1" >> "$home/printed"
