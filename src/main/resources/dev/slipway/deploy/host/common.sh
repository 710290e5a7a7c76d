# What every script of a phase begins with. POSIX sh; values come as positional parameters, never as text of the script.
# $digest is the command that gives digests. In a manifest a line feed of a name stands as octal 001, and 002 parts a symbolic link from its target.
set -u
LC_ALL=C
export LC_ALL
trap '' PIPE # a lost link must not end a script between two steps

refuse() { # sentence [status]: 10 where nothing was changed
  printf '%s\n' "$1" >&2
  exit "${2:-10}"
}

note() { # deployment step event status before after: one line of the host's own journal
  printf '{"after":"%s","at":"%s","before":"%s","deployment":"%s","event":"%s","status":%s,"step":"%s"}\n' \
    "$6" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$5" "$1" "$3" "$4" "$2" >>.slipway/journal.jsonl ||
    refuse "The journal of this host cannot be written: $PWD/.slipway/journal.jsonl" "${changed:-10}"
}

digest_tool() { # prints the command that gives SHA-256 digests, hex digits first
  if command -v sha256sum >/dev/null 2>&1; then
    echo sha256sum
  elif command -v shasum >/dev/null 2>&1; then
    echo shasum -a 256
  elif command -v openssl >/dev/null 2>&1; then
    echo openssl dgst -sha256 -r
  else
    return 1
  fi
}

bulk_digest_tool() { # the one that is quickest on many files
  if command -v openssl >/dev/null 2>&1; then
    echo openssl dgst -sha256 -r
  else
    echo "$digest"
  fi
}

digest_of() { # file
  $digest <"$1" | sed 's/ .*//'
}

mark() { # release key: a value of the mark that a complete release has
  sed -n "s/^$2 //p" "$1/.slipway/complete" 2>/dev/null
}

structure() { # paths that are missing (-), of another kind (-), or too many (+); find says an executable twice, a link thrice
  find . -path ./.slipway -prune -o -type f ! -perm -100 -print -o -type f -print -print -o ! -type d -print -print -print |
    awk -v parting="$parting" '
      NR == FNR {
        path = substr($0, 73)
        if (path ~ /^\.slipway\//) next
        sub(parting ".*", "", path)
        times = /^100644/ ? 1 : /^100755/ ? 2 : 3
        lines = split("./" path, line, "\001")
        for (i = 1; i <= lines; i++) want[line[i]] += times
        next
      }
      { seen[$0]++ }
      END {
        for (path in want) if (seen[path] != want[path]) print "- " path
        for (path in seen) if (!(path in want)) print "+ " path
      }' .slipway/manifest -
}

contents() { # manifest: paths whose bytes are not those of it, which is sorted by mode, links last; then how many are
  sed -e '/^120000/d' -e 's/^.\{72\}/.\//' "$1" | tr '\n\001' '\0\n' | xargs -0 $digests |
    awk '
      NR == FNR { if (/^100/) { number++; wanted[number] = substr($0, 8, 64); path[number] = substr($0, 73) } next }
      { sub(/^\\/, "") }
      /^[0-9a-f]+ / && index($0, " ") == 65 { told++; if (substr($0, 1, 64) == wanted[told]) { same++; good[told] = 1 } }
      END {
        for (i = 1; i <= number; i++) if (!(i in good)) print "- ./" path[i]
        print "= " same + 0
      }' "$1" -
}

counted() { # manifest: what contents says where all is as it should be
  echo "= $(grep -c '^100' "$1")"
}

targets() { # arguments of xargs: what the symbolic links of the manifest point to
  sed -n "s/^120000.\\{66\\}\\([^$parting]*\\)$parting.*/.\\/\\1/p" .slipway/manifest | tr '\n\001' '\0\n' |
    xargs -0 "$@" readlink 2>/dev/null | tr '\n' '\001'
}

links() { # says so where a symbolic link points elsewhere; not every readlink takes many paths
  wanted=$(sed -n "s/^120000[^$parting]*$parting//p" .slipway/manifest | tr '\n' '\001')
  [ "$(targets)" = "$wanted" ] || [ "$(targets -n 1)" = "$wanted" ] || echo '- the target of a symbolic link'
}

faults() ( # release digest: a line for each path that is not as the manifest with this digest says
  cd "$1" || exit 1
  parting=$(printf '\002')
  digests=$(bulk_digest_tool)
  if [ "$(digest_of .slipway/manifest)" != "$2" ]; then
    echo '- ./.slipway/manifest'
  elif [ ! -f .slipway/env ]; then
    echo '- ./.slipway/env'
  else
    differences=$(structure)
    [ -z "$differences" ] || printf '%s\n' "$differences"
    case $differences in
      -*|*"
-"*) ;;
      *)
        compared=$(contents .slipway/manifest)
        if [ "$compared" != "$(counted .slipway/manifest)" ]; then
          printf '%s\n' "$compared" | grep '^- ' || echo '- ./, for not every file could be read'
        fi
        if grep -q '^120' .slipway/manifest; then links; fi
        ;;
    esac
  fi
)

untouched() { # release: nothing in it changed since it was proven; no program can set the time of a status change
  newer=$({ cd "$1" && find . .slipway/manifest .slipway/env -path ./.slipway -prune -o -cnewer .slipway/complete -print; } 2>&1) &&
    [ -z "$newer" ]
}

proven() { # release: still holds what it held when it was completed, whatever was added; prints what it does not
  untouched "$1" && return 0
  wrong=$(faults "$1" "$(mark "$1" manifest)" | sed -n 's/^- //p')
  [ -z "$wrong" ] && return 0
  printf '%s\n' "$wrong"
  return 1
}
