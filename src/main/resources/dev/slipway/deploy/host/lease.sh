# lease VERB ROOT DEPLOYMENT HOLDER SECONDS EXPIRED
# The right to change an environment is the directory ROOT/.slipway/lease: mkdir makes it for exactly one. VERB is take,
# beat or release. A lease without a heartbeat for the SECONDS of its holder has expired; who names its deployment as
# EXPIRED takes it over.
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

take_over() { # one at a time: the guard is a directory too
  [ -n "$expired" ] && [ "$(cat "$lease/deployment" 2>/dev/null)" = "$expired" ] || held
  [ -z "$(find "$lease.guard" -prune -mmin +5 2>/dev/null)" ] || rmdir "$lease.guard"
  mkdir "$lease.guard" 2>/dev/null || held
  if [ "$(cat "$lease/deployment" 2>/dev/null)" = "$expired" ] && [ "$(silent)" -ge "$(cat "$lease/seconds")" ]; then
    sign
    rmdir "$lease.guard"
  else
    rmdir "$lease.guard"
    held
  fi
}

case $verb in
  take)
    if mkdir "$lease" 2>/dev/null; then
      sign || refuse "$root/$lease cannot be written"
    elif [ ! -d "$lease" ]; then
      refuse "$root/$lease cannot be written"
    else
      take_over
    fi
    ;;
  beat)
    mine && beat || held
    ;;
  release)
    if mine; then rm -rf "$lease"; fi
    ;;
esac
