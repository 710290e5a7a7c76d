# switch ROOT DIRECTORY DEPLOYMENT BEFORE STEP RESTART SECONDS
# Makes a complete release live by one rename, then runs the restart command. An empty DIRECTORY means that nothing is
# live afterwards, an empty RESTART that nothing is restarted. STEP is switch, rollback, or back where a failed deployment
# goes back. Status 14: files of the release were changed since it was completed, and nothing was switched; prepare makes
# it whole again. Status 15: there is nothing to go back from, and nothing was done. Status 20 and 21: the release is live,
# but the restart failed or did not end. Before a restart the line "live", after octal 002, says that the switch has ended.
root=$1 directory=$2 deployment=$3 before=$4 step=$5 restart=$6 seconds=$7
cd "$root" || refuse "$root is not there"
need_digest
live=$(readlink current) || live=
if [ "$live" != "$before" ] && [ "$live" != "$directory" ]; then
  refuse "Live in $root is ${live:-nothing}, not ${before:-nothing} as planned"
fi
if [ -n "$directory" ] && [ ! -f "$directory/.slipway/complete" ]; then
  refuse "$root/$directory is not a complete release"
fi

begun() { # step line: whether this deployment began it here, told from that line of the journal on
  [ "$(tail -n "+$2" .slipway/journal.jsonl | grep -cF "\"deployment\":\"$deployment\",\"event\":\"start\",\"status\":0,\"step\":\"$1\"")" -gt 0 ]
}

lines=$({ wc -l <.slipway/journal.jsonl; } 2>/dev/null)
note "$deployment" "$step" start 0 "$before" "$directory"
if [ "$step" = back ] && [ "$live" = "$directory" ] && ! begun switch 1 && ! begun rollback 1; then
  note "$deployment" back end 0 "$before" "$directory" # it never came so far here: nothing is restarted
  exit 15
fi
proof= # whether it took long enough for others to act
[ -z "$directory" ] || untouched "$directory" || proof=yes
if [ -n "$proof" ] && ! proven "$directory"; then
  note "$deployment" "$step" end 14 "$before" "$live"
  refuse "$root/$directory was changed after it was completed: $(printf '%s\n' "$wrong" | sed -n '/^- /{s///p;q;}')" 14
fi
changed=12

same() { # it holds what was live before, deployed once more: what was live before that stays what one goes back to
  [ -n "$before" ] && read -r mine <"$directory/.slipway/complete" && read -r theirs <"$before/.slipway/complete" &&
    [ "$mine" = "$theirs" ] && [ "$(cat "$directory/.slipway/secrets")" = "$(cat "$before/.slipway/secrets")" ]
} 2>/dev/null

earlier_of() { # release: what was live before it
  { read -r _ && read -r earlier; } 2>/dev/null <"$1/.slipway/live" || earlier=
}

since() { # the release that comes live notes since when, and what was live before it; going back leaves that as it was
  [ "$step" != back ] && [ "$live" != "$directory" ] || return 0
  earlier=$before
  if [ "$step" = rollback ]; then earlier_of "$directory"; elif same; then earlier_of "$before"; fi
  printf '%s\n%s\n' "$seconds_now" "$earlier" >"$directory/.slipway/live.new" &&
    mv -f "$directory/.slipway/live.new" "$directory/.slipway/live"
}

overtaken() { # the deployment went back meanwhile: the link was lost, and this script was taken for dead
  [ -n "$proof" ] && [ "$step" != back ] && begun back "$((lines + 1))"
}

point() { # mv into a directory is rename(2) onto the entry of that name, in every mv; also where a link to a directory stands there
  [ -d .slipway/next ] || mkdir .slipway/next || return 1
  [ ! -L .slipway/next/current ] || rm -f .slipway/next/current
  ln -s "$directory" .slipway/next/current && mv -f .slipway/next/current .
}

if [ -z "$directory" ]; then
  rm -f current
elif [ "$live" = "$directory" ]; then
  :
else
  ! overtaken && since && point
fi || { note "$deployment" "$step" end 12 "$before" "$live"; refuse "The link $root/current could not be moved" 12; }
note "$deployment" "$step" end 0 "$before" "$directory"
[ -n "$restart" ] && [ -n "$directory" ] || exit 0
printf '%slive\n' "$parting" 2>/dev/null

tell() { # what the command wrote and was not told yet, of very much the end; a line is told when it is whole, or with "all"
  told=$(cat "$log.told" 2>/dev/null) || told=0
  cut= # whether the beginning is not that of a line: half of a secret value could not be masked
  [ "$(wc -c <"$log")" -ge "$told" ] || told=0 cut=yes
  tail -c "+$((told + 1))" "$log" >"$log.new"
  if [ -z "$1" ] && [ "$(tail -c 1 "$log.new" | wc -l)" -eq 0 ]; then
    sed '$d' "$log.new" >"$log.whole"
    mv "$log.whole" "$log.new"
  fi
  [ "$(wc -c <"$log.new")" -le 65536 ] || cut=yes
  tail -c 65536 "$log.new" | if [ -n "$cut" ]; then sed 1d; else cat; fi
  echo $((told + $(wc -c <"$log.new"))) >"$log.told"
}

log=$PWD/.slipway/restart.log
limit=67108864 # bytes of output that are kept on the host while the command runs
late=$PWD/.slipway/restart.late
rm -f "$late" "$log.told"
true >"$log" && chmod 600 "$log" || refuse "$log cannot be written" 20
tick
note "$deployment" restart start 0 "$before" "$directory"
group= lead=
if command -v setsid >/dev/null 2>&1; then group=setsid lead=-; fi
(
  trap - PIPE
  cd "$directory" && regular .slipway/env && . ./.slipway/env || exit 1
  [ ! -e .slipway/secrets ] || { regular .slipway/secrets && . ./.slipway/secrets; } || exit 1
  SLIPWAY_RELEASE=${directory##*/}
  export SLIPWAY_RELEASE
  exec $group sh -c "$restart"
) </dev/null >>"$log" 2>&1 &
job=$!
(
  passed=0
  while [ "$passed" -lt "$seconds" ]; do
    sleep 1
    passed=$((passed + 1))
    [ "$(wc -c <"$log")" -lt "$limit" ] || true >"$log"
  done
  true >"$late"
  kill -s TERM -- "$lead$job"
  sleep 2
  kill -s KILL -- "$lead$job"
) </dev/null >/dev/null 2>&1 &
guard=$!
( # every second, until the command has ended, or this script was killed
  umask 077
  over=
  trap 'over=yes' TERM
  while [ -z "$over" ] && kill -0 "$$" 2>/dev/null; do
    sleep 1 >/dev/null 2>&1 &
    wait $!
    tell ""
  done
) </dev/null &
teller=$!
wait "$job"
status=$?
kill "$guard" 2>/dev/null
{ kill "$teller"; wait "$teller"; } 2>/dev/null
(
  umask 077
  tell all
  tail -c 65536 "$log" >"$log.new"
  cat "$log.new" >"$log" # the same file, for what was started may still write to it
)
rm -f "$log.new" "$log.told"
[ ! -f "$late" ] || status=124
tick
note "$deployment" restart end "$status" "$before" "$directory"
[ "$status" -ne 124 ] || refuse "The restart command did not end within $seconds seconds" 21
[ "$status" -eq 0 ] || refuse "The restart command ended with status $status" 20
