# lease VERB ROOT DEPLOYMENT HOLDER SECONDS EXPIRED
# The right to change an environment is the directory ROOT/.slipway/lease: mkdir makes it for exactly one. VERB is take,
# beat or release. A lease without a heartbeat for the SECONDS of its holder has expired; who names its deployment as
# EXPIRED takes it over. One that nobody signed within 300 seconds goes to whoever asks: its taker died in between. Taking
# it twice is no fault: the same HOLDER, time included, is the same taker.
verb=$1 root=$2 deployment=$3 holder=$4 seconds=$5 expired=$6
lease=.slipway/lease
mkdir -p "$root/.slipway" && cd "$root" || refuse "$root cannot be written"

mine() {
  [ "$(cat "$lease/deployment" 2>/dev/null)" = "$deployment" ]
}

beat() {
  date -u +%s >"$lease/beat.$deployment" && mv -f "$lease/beat.$deployment" "$lease/beat"
}

sign() {
  beat && echo "$seconds" >"$lease/seconds" && printf '%s\n' "$holder" >"$lease/holder" &&
    printf '%s' "$deployment" >"$lease/deployment"
}

silent() { # seconds since the last heartbeat
  last=$(cat "$lease/beat" 2>/dev/null) || last=
  case $last in *[!0-9]*) last= ;; esac # some shells run what they are to count with
  if [ -z "$last" ]; then
    [ -z "$(find "$lease" -prune -mmin +5 2>/dev/null)" ] && echo 0 || echo 300
  else
    echo $(($(date -u +%s) - last))
  fi
}

held() { # how long the holder has been silent, and who it is; 13: no lease for you
  silent
  cat "$lease/holder" 2>/dev/null
  refuse 'The lease is held' 13
}

free() { # it may be taken over: it has expired and was named, or nobody ever signed it
  signed=$(cat "$lease/deployment" 2>/dev/null) || signed=
  if [ -z "$signed" ]; then
    [ "$(silent)" -ge 300 ]
  else
    [ "$signed" = "$expired" ] && [ "$(silent)" -ge "$(cat "$lease/seconds")" ]
  fi
}

take_over() { # one at a time: the guard is a directory too
  free || held
  [ -z "$(find "$lease.guard" -prune -mmin +5 2>/dev/null)" ] || rmdir "$lease.guard"
  mkdir "$lease.guard" 2>/dev/null || held
  if ! free; then
    rmdir "$lease.guard"
    held
  elif ! sign; then
    rmdir "$lease.guard"
    refuse "$root/$lease cannot be written"
  fi
  rmdir "$lease.guard"
}

case $verb in
  take)
    if mkdir "$lease" 2>/dev/null; then
      sign || {
        rm -rf "$lease"
        refuse "$root/$lease cannot be written"
      }
    elif [ ! -d "$lease" ]; then
      refuse "$root/$lease cannot be written"
    elif mine && [ "$(cat "$lease/holder" 2>/dev/null)" = "$holder" ]; then
      sign || refuse "$root/$lease cannot be written"
    else
      take_over
    fi
    ;;
  beat)
    mine && beat || held
    ;;
  release) # by one rename: a heartbeat that is under way finds no directory to write into
    if mine; then
      given=$lease.$deployment
      rm -rf "$given" && mv "$lease" "$given" && rm -rf "$given" || refuse "$root/$lease could not be removed"
    fi
    ;;
esac
