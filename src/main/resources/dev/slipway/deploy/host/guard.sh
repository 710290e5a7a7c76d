
# guard HOST
# The forced command of a deploy key: runs what Slipway sends, and changes something only under a permit that people of
# the policy have signed. POSIX sh; needs awk, sed, grep, head, find, ssh-keygen (OpenSSH 8.1 or newer) and a SHA-256 program.
# The line that was asked for is never evaluated: it is taken apart, and what it names is compared with what is known.
# Status 77: refused, and nothing was done. Status 78: the same for want of a permit.
set -uf
LC_ALL=C
export LC_ALL
IFS=' 	
'
host=${1-}
line=${SSH_ORIGINAL_COMMAND-}
unset SSH_ORIGINAL_COMMAND SLIPWAY_SECRETS ENV BASH_ENV
day=86400
trap 'exit 77' HUP INT TERM
anew="install the guard anew: slipway host-guard $environment"

refuse() { # sentence [status]
  printf '%s\n' "$1" >&2
  exit "${2:-77}"
}

unwritten() {
  refuse "The guard of $host cannot write $state"
}

strange() {
  refuse "The guard of $host runs only what Slipway sends, not this"
}

hex() ( # the SHA-256 of standard input
  for tool in sha256sum 'shasum -a 256' 'openssl dgst -sha256 -r'; do
    if command -v "${tool%% *}" >/dev/null 2>&1; then
      found=$($tool) && found=${found%% *} && [ "${#found}" -eq 64 ] && printf '%s\n' "$found"
      exit
    fi
  done
  exit 1
)

number() { # what is written: a whole number that every shell can count with
  case $1 in
    "" | *[!0-9]* | 0?*) return 1 ;;
  esac
  [ "${#1}" -le 9 ]
}

name() { # what is written: the id of a deployment; no path, no option
  case $1 in
    [!A-Za-z0-9]* | *[!A-Za-z0-9._-]* | "") return 1 ;;
  esac
  [ "${#1}" -le 128 ]
}

among() { # line lines: whether it is one of them
  case $1 in
    *"
"*) return 1 ;;
  esac
  case "
$2
" in
    *"
$1
"*) ;;
    *) return 1 ;;
  esac
}

encoded() { # standard input, which does not end with a line feed, as it stands in a JSON string
  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' | awk '
    BEGIN { ORS = ""; named[8] = "\\b"; named[9] = "\\t"; named[12] = "\\f"; named[13] = "\\r" }
    NR > 1 { print "\\n" }
    {
      line = $0
      for (i = 1; i < 32; i++) if (index(line, c = sprintf("%c", i))) {
        n = split(line, part, c)
        line = part[1]
        for (j = 2; j <= n; j++) line = line (i in named ? named[i] : sprintf("\\u%04x", i)) part[j]
      }
      print line
    }'
}

# Reads JSON and writes a line for each value: its path, a tab, and the value as it is spelled. What is said twice, and a
# key that could be taken for a path, is refused. Parted at the quotes, for not every awk is quick with long texts.
flattener='
  function fail() { failed = 1; exit 1 }
  function here() { return depth == 0 ? "" : prefix[depth] "." (kind[depth] == "[" ? count[depth] : key[depth]) }
  function said(path) { if ((state != "v" && state != "V") || path in seen) fail(); seen[path] }
  function value(raw,  path) { path = here(); said(path); print substr(path, 2) "\t" raw "\n"; state = "e" }
  function begin(c,  path) {
    path = here()
    said(path)
    depth++
    prefix[depth] = path
    kind[depth] = c
    count[depth] = 0
    state = c == "[" ? "V" : "K"
  }
  function end(c, empty) {
    if (depth == 0 || kind[depth] != c || (state != "e" && state != empty)) fail()
    depth--
    state = "e"
  }
  function mark(c) {
    if (c == "{" || c == "[") begin(c)
    else if (c == "}") end("{", "K")
    else if (c == "]") end("[", "V")
    else if (c == ":" && state == "c") state = "v"
    else if (c == "," && state == "e" && depth > 0) { state = kind[depth] == "[" ? "v" : "k"; count[depth]++ }
    else fail()
  }
  function literally() { if (literal != "") { value(literal); literal = "" } }
  function outside(piece,  length_of, i, c) {
    length_of = length(piece)
    for (i = 1; i <= length_of; i++) {
      c = substr(piece, i, 1)
      if (c !~ /[-+.0-9A-Za-z]/) {
        literally()
        mark(c)
      } else if (length(literal) == 40) fail()
      else literal = literal c
    }
    literally()
  }
  function open_ended(piece,  length_of, n) { # whether the quote behind it is one of the text
    length_of = length(piece)
    while (n < length_of && substr(piece, length_of - n, 1) == "\\") n++
    return n % 2
  }
  BEGIN { state = "v"; ORS = "" }
  !inside { outside($0); inside = 1; next }
  state == "k" || state == "K" {
    if ($0 !~ /^[A-Za-z0-9_-]+$/) fail()
    key[depth] = $0
    state = "c"
    inside = 0
    next
  }
  {
    if (inside == 1) {
      path = here()
      said(path)
      print substr(path, 2) "\t"
    }
    inside = open_ended($0) ? 2 : 0
    print "\"" $0
    if (!inside) { print "\"\n"; state = "e" }
  }
  END { if (failed || depth != 0 || state != "e") exit 1 }'

flat() { # file: the same, in file.flat
  awk -v RS='"' "$flattener" "$1" >"$1.flat"
  case $? in
    0) ;;
    1) refuse "The permit cannot be read: it holds what is no JSON of Slipway" ;;
    *) unwritten ;;
  esac
}

of() { # file path: the value there, as it is spelled
  awk -v path="$2" 'index($0, path "\t") == 1 { print substr($0, length(path) + 2); exit }' "$1.flat"
}

seconds() { # a time as it is spelled: seconds since 1970 with nine decimals, all of one length
  printf '%s\n' "$1" | awk '
    !/^"[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9](\.[0-9]+)?Z"$/ { exit }
    {
      year = substr($0, 2, 4) + 0; month = substr($0, 7, 2) + 0; day = substr($0, 10, 2) + 0
      if (month < 3) { year--; month += 12 }
      days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * month - 457) / 5) + day - 719469
      whole = days * 86400 + substr($0, 13, 2) * 3600 + substr($0, 16, 2) * 60 + substr($0, 19, 2)
      part = substr($0, 22)
      sub(/Z"$/, "", part)
      whole = "00000000000" sprintf("%.0f", whole)
      print substr(whole, length(whole) - 11) "." substr(part "000000000", 1, 9)
    }'
}

person() { # a name as it is spelled: who that is to the policy
  printf '%s\n' "$people" | wanted=$1 awk '
    { at = index($0, " ") }
    substr($0, at + 1) == ENVIRON["wanted"] { print substr($0, 1, at - 1); exit }'
}

by() { # statement: the name in it, as it is spelled; found without reading all of what nobody may have signed
  awk '{
    at = index($0, "\"by\":\"")
    if (at && match(name = substr($0, at + 6, 400), /^([^"\\]|\\.)*"/)) print "\"" substr(name, 1, RLENGTH)
    exit
  }' "$1"
}

signed() { # statement kind: whether who it names has signed it, and only then it is read; sets who
  name=$(by "$1")
  who=$(person "$name")
  [ -n "$who" ] && ssh-keygen -Y verify -f "$work/signers" -I "$who" -n slipway -s "$1.sig" <"$1" >/dev/null 2>&1 || return 1
  flat "$1"
  [ "$(of "$1" by)" = "$name" ] && [ "$(of "$1" type)" = "\"$2\"" ]
}

may() { # right: whether who it is has it
  among "$1 $who" "$rights"
}

spoken() { # what is written of a person, for people
  printf '%s\n' "$people" | wanted=$1 awk '
    { at = index($0, " ") }
    substr($0, 1, at - 1) == ENVIRON["wanted"] { print substr($0, at + 2, length($0) - at - 2); exit }'
}

unpack() { # takes the permit apart, a file each; only plans may be long
  head -c 33554432 | awk -v work="$work" '
    function put(file, text) { print text > (work "/" file); if (close(work "/" file)) exit 2 }
    BEGIN { ORS = "" }
    NR == 1 { put("first", $0); next }
    { at = index($0, " "); kind = substr($0, 1, at - 1); rest = substr($0, at + 1) }
    kind == "plan" || kind == "start" || kind == "request" { file = kind }
    kind == "approval" { file = kind (++approvals) }
    kind == "signature" {
      if (length(rest) > 8192 || rest !~ /^[A-Za-z0-9+\/=]+$/ || file == "") exit
      put(file ".sig", "-----BEGIN SSH SIGNATURE-----\n" rest "\n-----END SSH SIGNATURE-----\n")
      next
    }
    !(kind ~ /^(plan|start|request|approval)$/) || file in there || approvals > 100 { exit }
    file !~ /^(plan|request)$/ && length(rest) > 32768 { exit }
    { there[file]; put(file, rest) }' || unwritten
  first=$(cat "$work/first" 2>/dev/null) || first=
  [ "$first" = "slipway-permit 1 $policy" ] ||
    refuse "The guard of $host is under another policy, or for another version of Slipway: $anew"
  [ -f "$work/plan" ] && [ -f "$work/start" ] || refuse "The permit lacks the plan or its start"
}

approved() { # whether each rule has its approvals at this time
  printf '%s\n' "$rules" | awk -v now="$1" -v asker="$2" -v list="$work/approvals" '
    BEGIN { while ((getline approval < list) > 0) { split(approval, one, " "); by[++n] = one[1]; at[n] = one[2] } }
    /./ {
      given = 0
      for (i = 4; i <= NF; i++) {
        counts = 0
        for (j = 1; j <= n; j++)
          if (by[j] == $i && at[j] <= now + 300 && at[j] + $3 > now) counts = 1
        if (counts && ($2 == "self" || $i != asker)) given++
      }
      if (given < $1) missing = 1
    }
    END { exit missing }'
}

need_approvals() { # now
  asked=$(of "$work/start" promotion)
  [ -f "$work/request" ] && [ "$asked" = "\"$(hex <"$work/request")\"" ] ||
    refuse "Nobody approved this plan: $environment asks for approvals, and its start names none"
  signed "$work/request" Request || refuse "The request for this plan is not signed by who made it"
  asker=$who
  sed -n 's/^plan\.//p' "$work/request.flat" | cmp -s - "$work/plan.flat" ||
    refuse "The request is for another plan than the one that was started"
  due=$(of "$work/request" schedule.at)
  [ -z "$due" ] || printf '%s\n%s\n' "$at" "$(seconds "$due")" | awk 'NR == 1 { at = $0 "" } NR == 2 { exit $0 == "" || at < $0 "" }' ||
    refuse "The request is for a later time, and nobody approved this plan for now"
  : >"$work/approvals"
  for file in $(cd "$work" && ls); do
    case $file in
      approval*[!0-9]* | approval) continue ;;
      approval*) ;;
      *) continue ;;
    esac
    if signed "$work/$file" Approval && [ "$(of "$work/$file" promotion)" = "$asked" ] &&
      [ "$(of "$work/$file" plan)" = "\"$plan\"" ] && [ "$(of "$work/$file" policy)" = "\"$policy\"" ]; then
      printf '%s %s\n' "$who" "$(seconds "$(of "$work/$file" at)")" >>"$work/approvals"
    fi
  done
  approved "$1" "$asker" || refuse "This plan lacks approvals that $environment asks for"
}

known() { # key: what the permit that counts says of it
  sed -n "s/^$1 //p" "$state/permit" 2>/dev/null
}

# What a plan lets a host run. The base from which a release begins may be another one where a deployment goes on after it
# was interrupted; what is made is proven all the same. MEND makes whole what the plan makes live, or what was live before.
lister='
  function plain(raw) { return substr(raw, 2, length(raw) - 2) }
  function quoted(raw,  n, i, part, out) {
    n = split(plain(raw), part, "\047")
    out = part[1]
    for (i = 2; i <= n; i++) out = out "\047\\\\\047\047" part[i]
    return "\047" out "\047"
  }
  { at = index($0, "\t"); v[substr($0, 1, at - 1)] = substr($0, at + 1) }
  index($0, "hosts.") == 1 && /^hosts\.[0-9]+\.components\.[0-9]+\.transfer\.secrets\./ {
    split($0, key, "[.\t]")
    names[key[2] "." key[4]] = names[key[2] "." key[4]] " " key[7]
  }
  END {
    for (i = 0; ("hosts." i ".host.name") in v; i++) if (v["hosts." i ".host.name"] == "\"" host "\"") { found++; mine = i }
    if (found != 1) exit 3
    for (j = 0; ("hosts." mine ".components." j ".component.root") in v; j++) {
      c = "hosts." mine ".components." j "."
      root = quoted(v[c "component.root"])
      directory = quoted(v[c "directory"])
      before = (c "back.live.directory") in v ? quoted(v[c "back.live.directory"]) : "\047\047"
      start = " " root " " directory " \047DEPLOYMENT\047 " before " " quoted(v[c "manifest"]) " "
      for (k = 0; (c "commands." k ".line") in v; k++) {
        if (kind == "back" && v[c "commands." k ".undo"] != "true") continue
        run = plain(v[c "commands." k ".line"])
        if (kind != "forward" && run !~ /^\047sh\047 \047(switch|mend)\.sh@/) continue
        if (match(run, /^\047sh\047 \047prepare\.sh@[0-9a-f]*\047/) && substr(run, RLENGTH + 1, length(start)) == start) {
          head = substr(run, 1, RLENGTH + length(start))
          rest = substr(run, length(head) + 1)
          if (match(rest, /^\047[^\047]*\047 /)) run = head "BASE " substr(rest, RLENGTH + 1)
        }
        print "run " run
      }
      if (kind != "back") print "mend " root " " directory " " before
      if (before != "\047\047") print "mend " root " " before " " before
      print "secrets " root " " directory
      if (before != "\047\047") print "secrets " root " " directory " " before
      print "names " root names[mine "." j] " "
    }
  }'

take_turns() { # one permit after the other, so that an older one cannot come after a newer one; nothing slow happens in between
  tries=0
  until mkdir "$state/turn" 2>/dev/null; do
    [ -z "$(find "$state/turn" -prune -mmin +5 2>/dev/null)" ] || rm -rf "$state/turn"
    tries=$((tries + 1))
    [ "$tries" -lt 20 ] || refuse "Another permit is looked at on $host: try again"
    sleep 1
  done
  trap 'done_with; rm -rf "$work"' EXIT
  echo "$$" >"$state/turn/taker" || { rm -rf "$state/turn"; unwritten; }
}

in_turn() { # one that took too long has lost it to another
  [ "$(cat "$state/turn/taker" 2>/dev/null)" = "$$" ]
}

done_with() {
  ! in_turn || rm -rf "$state/turn"
}

count_from_now() { # what is in work is what counts
  in_turn || refuse "Another permit is looked at on $host: try again"
  mv -f "$work/permit" "$state/permit" || unwritten
}

set_up() { # a directory to work in
  umask 077
  mkdir -p "$state" || unwritten
  work=$state/new.$$
  trap 'rm -rf "$work"' EXIT
  find "$state" -name 'new.*' -prune -mmin +60 -exec rm -rf {} + # of those that were killed
  rm -rf "$work" && mkdir "$work" || unwritten
}

permit() { # deployment
  set_up
  command -v ssh-keygen >/dev/null 2>&1 || refuse "The guard of $host finds no ssh-keygen"
  printf x | hex >/dev/null || refuse "The guard of $host finds neither sha256sum nor shasum nor openssl"
  printf '%s\n' "$signers" >"$work/signers" || unwritten
  unpack
  plan=$(hex <"$work/plan")
  signed "$work/start" Start || refuse "The start of this deployment is not signed by somebody whom the policy knows"
  starter=$who
  [ "$(of "$work/start" deployment)" = "\"$1\"" ] && [ "$(of "$work/start" plan)" = "\"$plan\"" ] ||
    refuse "The start was signed for another deployment or another plan"
  flat "$work/plan"
  [ "$(of "$work/start" environment)" = "\"$environment\"" ] && [ "$(of "$work/plan" target.environment)" = "\"$environment\"" ] &&
    [ "$(of "$work/plan" project)" = "\"$project\"" ] ||
    refuse "The plan is for another environment than $environment of $project, which $host guards"
  mode=$(of "$work/start" mode)
  case $mode:$(of "$work/plan" mode) in
    '"DEPLOY":"DEPLOY"' | '"REDEPLOY":"REDEPLOY"') kind=forward right=deploy ;;
    '"ROLLBACK":"ROLLBACK"') kind=rollback right=rollback ;;
    '"ROLLBACK":"DEPLOY"' | '"ROLLBACK":"REDEPLOY"') kind=back right=rollback ;;
    *) refuse "The start was signed for something else than the plan does" ;;
  esac
  may "$right" || refuse "$(spoken "$starter") may not $right in $environment"
  at=$(seconds "$(of "$work/start" at)")
  [ -n "$at" ] || refuse "The start has no time"
  now=$(date -u +%s)
  printf '%s\n' "$at" | awk -v now="$now" -v day="$day" '{ exit !($0 + day > now && $0 <= now + 300) }' ||
    refuse "The start was signed more than a day ago, or is ahead of the clock of $host"
  young
  cleared=0 # when its approvals were seen: a deployment that began with them in time may be finished
  [ "$(known deployment)" != "$1" ] || [ "$(known plan)" != "$plan" ] || cleared=$(known cleared)
  if [ "$kind" = forward ] && [ "$((now - ${cleared:-0}))" -gt "$((7 * day))" ]; then
    reason=$(of "$work/start" overriding)
    case $reason in
      null)
        [ -z "$rules" ] || need_approvals "$now"
        cleared=$now
        ;;
      '"'*[!\ ]*'"') may_override || refuse "$(spoken "$starter") may not override gates in $environment" ;;
      *) refuse "The start does not say why gates are overridden" ;;
    esac
  fi
  awk -v kind="$kind" -v host="$host" "$lister" "$work/plan.flat" >"$work/runs"
  case $? in
    0) ;;
    3) refuse "The plan does nothing on $host" ;;
    *) unwritten ;;
  esac
  { printf 'deployment %s\nplan %s\nat %s\ncleared %s\n' "$1" "$plan" "$at" "$cleared" && cat "$work/runs"; } >"$work/permit" || unwritten
  take_turns
  young
  count_from_now
  exit 0
}

young() { # what counts may be another one by now
  printf '%s\n%s\n%s\n' "$at" "$(known at)" "$(known closed)" |
    awk 'NR == 1 { new = $0 "" } NR == 2 { old = $0 "" } NR == 3 { exit new < old || (new == old && $0 != "") }' ||
    refuse "The start is older than one that $host has seen: it was used, or came too late"
}

close() { # deployment: it has ended, and nothing of it runs any more without another start
  [ "$(known deployment)" = "$1" ] || exit 0
  set_up
  take_turns
  [ "$(known deployment)" = "$1" ] || exit 0
  { grep -E '^(deployment|plan|at|cleared) ' "$state/permit" && echo 'closed yes'; } >"$work/permit" || unwritten
  count_from_now
  exit 0
}

may_override() {
  who=$starter
  may override
}

# The line: words in single quotes, parted by single blanks, as Slipway writes them; there is one spelling of each.
[ -n "$line" ] || strange
rest=$line
word=
pieces=0
set --
while :; do
  pieces=$((pieces + 1))
  [ "$pieces" -le 5000 ] || strange # it would take long
  case $rest in
    "'"*"'"*)
      rest=${rest#\'}
      word=$word${rest%%\'*}
      rest=${rest#*\'}
      ;;
    *) strange ;;
  esac
  case $rest in
    "" | " '"*)
      set -- "$@" "$word"
      word=
      [ -n "$rest" ] || break
      rest=${rest# }
      case $# in # what is behind the first values of a script, as it stands there
        4) values=$rest ;;
        5) behind_root=$rest ;;
        6) from_deployment=$rest ;;
        7) behind_deployment=$rest ;;
        8) behind_before=$rest ;;
        9) from_base=$rest ;;
        10) behind_base=$rest ;;
      esac
      ;;
    "\\''"*)
      word=$word\'
      rest=${rest#??}
      ;;
    *) strange ;;
  esac
done

roots=$(roots_of "$host") || refuse "The guard of $environment does not know the host $host: $anew"
state=${HOME:?}/.slipway-guard/$project/$environment/$host

if [ $# -eq 2 ] && [ "$1" = uname ] && [ "$2" = -sr ]; then
  exec uname -sr
elif [ $# -eq 3 ] && [ "$1" = slipway-guard ] && [ "$2" = permit ] && name "$3"; then
  permit "$3"
elif [ $# -eq 3 ] && [ "$1" = slipway-guard ] && [ "$2" = close ] && name "$3"; then
  close "$3"
fi
[ $# -ge 6 ] && [ "$1" = sh ] && [ "$2" = -c ] && [ "$4" = slipway ] || strange
text=$3
shift 4
digest=$(printf '%s' "$text" | hex) || refuse "The guard of $host finds neither sha256sum nor shasum nor openssl"
script=$(printf '%s\n' "$scripts" | sed -n "s/^$digest //p")
[ -n "$script" ] || refuse "The guard of $host does not know this script, which is of another version of Slipway: $anew"

run() { # values: the script itself
  SLIPWAY_GUARD=$policy
  export SLIPWAY_GUARD
  exec sh -c "$text" slipway "$@"
}

asks() { # values of inventory.sh: LEASE-ROOT LINES [ROOT PROVE COUNT SHARED-FILE...]...
  among "$1" "$roots" || [ -z "$1" ] || return 1
  number "$2" || return 1
  shift 2
  while [ $# -gt 0 ]; do
    [ $# -ge 3 ] && among "$1" "$roots" && number "$3" && [ "$3" -le $(($# - 3)) ] || return 1
    files=$3
    shift 3
    while [ "$files" -gt 0 ]; do
      case /$1/ in
        //* | */../*) return 1 ;;
      esac
      shift
      files=$((files - 1))
    done
  done
}

holds() { # values of lease.sh: VERB ROOT DEPLOYMENT HOLDER SECONDS EXPIRED
  [ $# -eq 6 ] && among "$1" "take
beat
release" && among "$2" "$roots" && name "$3" && holder "$4" && number "$5" && [ "$5" -le 3600 ] && { [ -z "$6" ] || name "$6"; }
}

holder() { # what is written: one line, as Slipway says who holds a lease
  said='"([^"\\]|\\.)*"'
  case $1 in
    *"
"*) return 1 ;;
  esac
  printf '%s\n' "$1" | grep -Eq "^\{\"by\":$said,\"deployment\":$said,\"environment\":$said,\"expiresAfter\":$said,\"from\":$said,\"message\":$said,\"plan\":$said,\"since\":$said\}\$"
}

listed() { # kind text: whether the permit lists it
  grep -Fxq -e "$1 $(printf '%s' "$2" | encoded)" "$state/permit" 2>/dev/null
}

unpermitted() { # sentence [status]: what was sent along is not read by anybody
  case $script in
    prepare.sh | mend.sh) cat >/dev/null ;;
  esac
  refuse "$@"
}

fresh() { # whether a permit counts for this deployment, or where none is given for any
  [ -f "$state/permit" ] && { [ -z "$1" ] || [ "$(known deployment)" = "$1" ]; } ||
    unpermitted "The guard of $host lets nothing change that was not signed as $environment asks" 78
  [ -z "$(known closed)" ] ||
    unpermitted "This deployment has ended on $host, and nothing of it runs any more without another signed start" 78
  known at | awk -v now="$(date -u +%s)" -v day="$day" '{ exit !($0 + day > now) }' ||
    unpermitted "The start of this deployment was signed more than a day ago: end it with slipway recover $environment" 78
}

other() {
  unpermitted "The guard of $host refuses this: it is not in the plan that was signed"
}

case $script in
  inventory.sh)
    asks "$@" || refuse "The guard of $host does not know what is asked for: where a root has changed, $anew"
    run "$@"
    ;;
  lease.sh)
    holds "$@" || refuse "The guard of $host does not know this lease: where a root has changed, $anew"
    run "$@"
    ;;
  secrets.sh)
    fresh ""
    listed secrets "$values" || other
    run "$@"
    ;;
esac
[ $# -ge 4 ] && name "$3" || other
fresh "$3"
head=${values%"$from_deployment"}
abbreviated=$(printf '%.12s' "$digest")
shown="'sh' '$script@$abbreviated' $head'DEPLOYMENT' "
case $script in
  prepare.sh)
    [ $# -ge 9 ] || other
    case $6 in
      "") ;;
      releases/*/* | releases/.* | *..*) other ;;
      releases/*) ;;
      *) other ;;
    esac
    listed run "$shown${behind_deployment%"$from_base"}BASE $behind_base" || other
    SLIPWAY_SECRETS=" $(sed -n 's/^names //p' "$state/permit" |
      root=$(printf '%s' "${values%"$behind_root"}" | encoded) awk '
        index($0, ENVIRON["root"]) == 1 { print substr($0, length(ENVIRON["root"]) + 1) }')"
    export SLIPWAY_SECRETS
    ;;
  mend.sh)
    [ $# -eq 8 ] || other
    listed mend "$head${behind_deployment%" $behind_before"}" || other
    ;;
  switch.sh | retire.sh) listed run "$shown$behind_deployment" || other ;;
  *) other ;;
esac
run "$@"
