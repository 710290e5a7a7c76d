# What every script of a phase begins with. POSIX sh; values come as positional parameters, never as text of the script.
# In a manifest a line feed of a name stands as octal 001, and 002 parts a symbolic link from its target.
set -u
LC_ALL=C
export LC_ALL
trap '' PIPE # a lost link must not end a script between two steps
parting=$(printf '\002')

digest= # the command that gives SHA-256 digests, hex digits first
for tool in sha256sum 'shasum -a 256' 'openssl dgst -sha256 -r'; do
  if [ -z "$digest" ] && command -v "${tool%% *}" >/dev/null 2>&1; then digest=$tool; fi
done
bulk_digest=$digest # the one that is quickest on many files
if command -v openssl >/dev/null 2>&1; then bulk_digest='openssl dgst -sha256 -r'; fi

refuse() { # sentence [status]: 10 where nothing was changed
  printf '%s\n' "$1" >&2
  exit "${2:-10}"
}

need_digest() {
  [ -n "$digest" ] || refuse 'This host has neither sha256sum nor shasum nor openssl'
}

tick() { # the times that notes bear from now on: one program for several notes
  read -r seconds_now at <<END
$(date -u '+%s %Y-%m-%dT%H:%M:%SZ')
END
}

note() { # deployment step event status before after: one line of the host's own journal, apart from one that a full disk cut
  [ -n "${at-}" ] || tick
  {
    [ -n "${noted-}" ] || [ -z "$(tail -c 1 .slipway/journal.jsonl 2>/dev/null)" ] || echo
    printf '{"after":"%s","at":"%s","before":"%s","deployment":"%s","event":"%s","status":%s,"step":"%s"}\n' \
      "$6" "$at" "$5" "$1" "$3" "$4" "$2"
  } >>.slipway/journal.jsonl ||
    refuse "The journal of this host cannot be written: $PWD/.slipway/journal.jsonl" "${changed:-10}"
  noted=yes
}

digest_of() { # file
  $digest <"$1" | sed 's/ .*//'
}

mark() { # release key: a value of the mark that a complete release has
  sed -n "s/^$2 //p" "$1/.slipway/complete" 2>/dev/null
}

# What looks for faults prints a line "=" at its end: where that is missing it died in between, and proved nothing.

structure() { # in a release: paths that are missing or of another kind (-), too many (+), or too many where a directory belongs (!)
  {
    find . -path ./.slipway -prune -o -type f ! -perm -100 -exec printf '100644 %s\0' {} + \
      -o -type f -exec printf '100755 %s\0' {} + -o -type l -exec printf '120000 %s\0' {} + \
      -o ! -type d -exec printf 'other %s\0' {} + && printf '=\0'
  } |
    tr '\001\n\0' '\003\001\n' |
    awk -v parting="$parting" '
      NR == FNR {
        path = substr($0, 73)
        if (path ~ /^\.slipway\//) next
        sub(parting ".*", "", path)
        want[substr($0, 1, 7) "./" path]
        while (sub(/\/[^\/]*$/, "", path) && !("./" path in directory)) directory["./" path]
        next
      }
      $0 == "=" { end = $0; next }
      $0 in want { delete want[$0]; next }
      { extra[++extras] = substr($0, index($0, " ") + 1) }
      END {
        for (line in want) print "- " substr(line, 8)
        for (i = 1; i <= extras; i++) print (extra[i] in directory ? "! " : "+ ") extra[i]
        print end
      }' .slipway/manifest -
}

remove() { # paths, a line each, are removed
  tr '\n\001' '\0\n' | xargs -0 rm -f
}

contents() { # manifest differences: other paths whose bytes are not those of the manifest, which is sorted: links last
  {
    printf '%s\n=\n' "$2"
    { printf '%s\n=\n' "$2"; cat "$1"; } |
      awk '
        !told { if ($0 == "=") told = 1; else bad[substr($0, 3)]; next }
        /^100/ { path = "./" substr($0, 73); if (!(path in bad)) print path }' |
      tr '\n\001' '\0\n' | xargs -0 $bulk_digest
  } |
    awk '
      NR == FNR { if (/^100/) { wanted[++files] = substr($0, 8, 64); path[files] = "./" substr($0, 73) } next }
      !told { if ($0 == "=") told = 1; else bad[substr($0, 3)]; next }
      { sub(/^\\/, "") }
      /^[0-9a-f]+ / && index($0, " ") == 65 { # one more than there are where xargs has none and asks for one all the same
        do file++; while (file <= files && (path[file] in bad))
        if (file <= files && substr($0, 1, 64) == wanted[file]) good[file]
      }
      END { for (i = 1; i <= files; i++) if (!(i in good || path[i] in bad)) print "- " path[i]; print "=" }' "$1" -
}

targets() { # arguments of xargs: what the symbolic links of the manifest point to
  sed -n "s/^120000.\\{66\\}\\([^$parting]*\\)$parting.*/.\\/\\1/p" .slipway/manifest | tr '\n\001' '\0\n' |
    xargs -0 "$@" readlink 2>/dev/null | tr '\n' '\001'
}

links() { # the symbolic links that point elsewhere; not every readlink takes many paths
  wanted=$(sed -n "s/^120000[^$parting]*$parting//p" .slipway/manifest | tr '\n' '\001')
  [ "$(targets)" = "$wanted" ] || [ "$(targets -n 1)" = "$wanted" ] ||
    sed -n 's/^120000.\{66\}//p' .slipway/manifest | while IFS= read -r line; do
      path=${line%%"$parting"*}
      file=$(printf './%s.' "$path" | tr '\001' '\n')
      found=$(readlink "${file%.}" | tr '\n' '\001')
      [ "$found" = "${line#*"$parting"}$(printf '\001')" ] || printf -- '- ./%s\n' "$path"
    done
}

sealed() { # in a release: its secret values are those that were sent, if there are any: a digest of their file, behind a salt
  [ -f .slipway/seals ] || [ -n "$(mark . sealed)" ] || return 0
  read -r salt wanted <.slipway/seals && [ -f .slipway/secrets ] &&
    [ "$({ printf '%s' "$salt"; cat .slipway/secrets; } | $digest | sed 's/ .*//')" = "$wanted" ]
}

regular() { # file: what a link leads to, others may change later
  [ -f "$1" ] && [ ! -L "$1" ]
}

examine() ( # release digest: what faults finds
  cd "$1" || exit 1
  if [ -L .slipway ] || [ -L .slipway/manifest ] || [ "$(digest_of .slipway/manifest)" != "$2" ]; then
    echo '- ./.slipway/manifest'
  elif ! regular .slipway/env; then
    echo '- ./.slipway/env'
  else
    whole || {
      differences=$(structure)
      listed "$differences"
      listed "$(contents .slipway/manifest "$differences")"
    }
    ! grep -q '^120' .slipway/manifest || links
    sealed 2>/dev/null || echo '- ./.slipway/secrets'
  fi
  echo =
)

listed() { # what was printed: its lines without the end
  case $1 in
    =) ;;
    *'
=') printf '%s\n' "${1%?=}" ;;
    *) echo '- ./' ;;
  esac
}

faults() { # release digest: sets wrong, a line for each path that is not as the manifest with this digest says
  wrong=$(examine "$1" "$2") || wrong=
  case $wrong in
    =) wrong= ;;
    *'
=') wrong=${wrong%?=} ;;
    *) wrong='- ./' ;;
  esac
}

spoiled() { # whether among what is wrong is more than what was added
  case "
$wrong" in
    *'
- '*) ;;
    *) return 1 ;;
  esac
}

whole() { # structure and contents are right, which is seen side by side; what is wrong they tell only one after the other
  [ "$({ structure & contents .slipway/manifest ''; wait; } 2>/dev/null)" = '=
=' ]
}

seals() { # in a release: where its secret values are
  [ -z "$(mark . sealed)" ] || printf '%s\n' .slipway/secrets .slipway/seals
}

untouched() { # release: nothing in it changed since it was proven, by the times of status changes, which a program cannot set
  newer=$({
    cd "$1" && find . .slipway/manifest .slipway/env $(seals) -type d -path ./.slipway -prune \
      -o -cnewer .slipway/complete \( ! -name . -o -newer .slipway/complete \) -print
  } 2>&1) && [ -z "$newer" ]
}

proven() { # release: still holds what it held when it was completed, whatever was added; else wrong says what it does not
  untouched "$1" || {
    faults "$1" "$(mark "$1" manifest)"
    ! spoiled
  }
}

# Behind a guard what is sent may come from somebody who has nothing but the key: it is looked at before anything is done by it.

guarded() {
  [ -n "${SLIPWAY_GUARD-}" ]
}

plain() { # in what was unpacked: Slipway's own files are files, no links, and among them no secret values but those of the plan
  [ -d .slipway ] && [ ! -L .slipway ] || return 1
  foreign=$(find .slipway -type l ! -path '.slipway/in/*' -print -o ! -path .slipway ! -path .slipway/in ! -path '.slipway/in/*' \
    ! -path .slipway/own ! -path .slipway/manifest ! -path .slipway/env ! -path .slipway/gone ! -path .slipway/come \
    ! -path .slipway/shared ! -path .slipway/secrets ! -path .slipway/seals -print \
    -o \( -path .slipway/in/.slipway -o -path '.slipway/in/.slipway/*' \) ! -type f ! -type d -print) && [ -z "$foreign" ] || return 1
  for file in own manifest env gone come secrets seals; do # not every program reads on behind a NUL
    [ ! -e ".slipway/$file" ] || { [ -f ".slipway/$file" ] && [ "$(tr -dc '\0' <".slipway/$file" | wc -c)" -eq 0 ]; } || return 1
  done
  [ ! -f .slipway/secrets ] || exports <.slipway/secrets
}

exports() { # whether standard input exports variables of the plan, and does nothing else
  awk -v names="${SLIPWAY_SECRETS-}" '
    !open {
      if (!match($0, /^export [A-Za-z_][A-Za-z0-9_]*=\047/) || !index(names, " " substr($0, 8, RLENGTH - 9) " ")) exit bad = 1
      $0 = substr($0, RLENGTH + 1)
      open = 1
    }
    {
      while (open && (quote = index($0, "\047"))) {
        $0 = substr($0, quote + 1)
        if (substr($0, 1, 3) == "\\\047\047") $0 = substr($0, 4)
        else {
          open = 0
          if ($0 != "") exit bad = 1
        }
      }
    }
    END { exit bad || open }'
}

within() { # lines file: whether each of these lines is one of the other file
  awk 'NR == FNR { line[$0]; next } !($0 in line) { exit other = 1 } END { exit other }' "$2" "$1"
}

only() ( # directory lines: whether nothing lies in it but files of these lines of a manifest
  [ -d "$1" ] || return 0
  [ ! -L "$1" ] && {
    sed -e "s/$parting.*//" -e 's/^.\{72\}/.\//' "$2" && echo = && cd "$1" && find . ! -type d -exec printf '%s\0' {} + |
      tr '\n\0' '\001\n'
  } | awk '!told { if ($0 == "=") told = 1; else line[$0]; next } !($0 in line) { other = 1 } END { exit other || !told }'
)
