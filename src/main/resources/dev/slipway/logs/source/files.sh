# Follows files. $1: seconds between two looks, $2: how much of a file that was never read, $3: how many bytes that were read
# before are sent again, so that they can be compared; then of each file its path, the inode of the one that was read last
# (0: none) and how far ("tail": the end of it). The first line of the input is the token by which each line of ours begins.
# Of what there is of a file these lines tell:
#   s I WORD            how it stands: follows, absent, denied, odd
#   d I INODE AT SIZE   its bytes from there on follow, until the next line of ours
#   r I INODE           what is behind them follows
#   t I                 it is shorter than what was read of it
#   m I                 the one that was read last is gone
#   b I                 between the one that was read last and this one there were others
#   c I                 all is sent that there was when it began
#   h                   a sign of life: where nobody hears it, this ends
LC_ALL=C
export LC_ALL
IFS= read -r token || exit 0
stat -L -c %i / >/dev/null || exit 69
exec 2>/dev/null
pause=$1 window=$2 overlap=$3
shift 3
nl='
'
count=$(($# / 3))
i=0
while [ "$i" -lt "$count" ]; do
  i=$((i + 1))
  path=$1
  eval "inode_$i=\$2 at_$i=\$3 held_$i=0 drained_$i=0 next_$i=0 shown_$i= sent_$i="
  shift 3
  set -- "$@" "$path"
done

say() {
  printf '%s %s\n' "$token" "$*" || exit 1
}

shown() {
  [ "$(eval "printf %s \"\$shown_$i\"")" = "$1" ] && return
  eval "shown_$i=\$1"
  say s "$i" "$1"
}

# The bytes of the input from $1 on, at most $2.
part() {
  [ "$1" -eq 0 ] || dd bs=1 skip="$1" count=0 2>/dev/null
  if [ -n "$2" ]; then head -c "$2"; else cat; fi
}

# Keeps the file open, whatever becomes of its name; descriptors of a shell have one digit.
hold() {
  [ "$i" -le 6 ] && [ -r "$1" ] && eval "exec $((i + 2))<\"\$1\"" && held=1
}

release() {
  [ "$held" = 0 ] || eval "exec $((i + 2))<&-"
  held=0 drained=0 next=0
}

# Where beside its path the file lies that was read last.
seek() {
  found=
  between=0
  beside=$(stat -c '%i %n' -- "${path%/*}"/* 2>/dev/null)
  beside=$nl$beside$nl
  case $beside in
    *"$nl$inode "*)
      found=${beside#*"$nl$inode "}
      found=${found%%"$nl"*}
      for other in "$path"*; do
        if [ "$other" != "$path" ] && [ "$other" != "$found" ] && [ "$other" -nt "$found" ]; then between=1; fi
      done
      ;;
  esac
}

again() {
  back=$overlap
  if [ "$fresh" = 1 ]; then back=0; elif [ "$at" -lt "$back" ]; then back=$at; fi
}

# What is left of the file that was read last, from where it was read on.
drain() {
  if [ "$drained" = 0 ]; then
    again
    say d "$i" "$inode" $((at - back)) -
    if [ "$held" = 1 ]; then
      eval "part \$((at - back)) '' <&$((i + 2))"
    else
      part $((at - back)) '' <"$found"
    fi
  elif [ "$held" = 1 ]; then
    say r "$i" "$inode"
    eval "cat <&$((i + 2))"
  fi
  drained=$((drained + 1))
}

# Another file lies at its path, or none: $1 is its inode or 0, $2 its length. Whoever writes may go on with the last one for a
# moment; where yet another one comes meanwhile, the one between is read where it lies now.
replaced() {
  if [ "$drained" = 0 ]; then
    seek
    [ "$between" = 0 ] || say b "$i"
    if [ "$held" = 0 ] && [ -n "$found" ]; then hold "$found"; fi
    if [ "$held" = 0 ] && [ -z "$found" ]; then
      say m "$i"
      inode=0 at=0
      return
    fi
  fi
  draining=1
  drain
  [ "$next" != 0 ] || next=$1
  if [ "$1" != "$next" ]; then
    other=$next
    release
    inode=$other at=0
  elif [ "$2" -gt 0 ] && { [ "$drained" -ge 3 ] || [ "$held" = 0 ]; }; then
    release
    inode=0 at=0
  fi
}

# The same until it is clear what is read next.
follow() {
  while [ "$inode" != 0 ] && [ "$inode" != "$1" ]; do
    before=$inode
    replaced "$1" "$2"
    [ "$inode" != "$before" ] || break
  done
}

look() {
  follow "$new" "$size"
  if [ "$inode" = 0 ]; then
    case $at in
      tail)
        at=0
        [ "$size" -le "$window" ] || at=$((size - window))
        fresh=1
        ;;
    esac
    inode=$new
  fi
  [ "$inode" = "$new" ] || return
  if [ "$held" = 0 ]; then hold "$path"; fi
  if [ "$drained" != 0 ]; then release; hold "$path"; fi
  shown follows
  if [ "$size" -lt "$at" ]; then
    say t "$i"
    at=0
  fi
  if [ "$size" -gt "$at" ]; then
    again
    say d "$i" "$inode" $((at - back)) "$size"
    part $((at - back)) $((size - at + back)) <"$path"
    at=$size
  fi
  [ -n "$sent" ] || say c "$i"
  sent=1
}

absent() {
  case $(stat -L -- "$path" 2>&1) in
    *'ermission denied'*) shown denied ;;
    *)
      shown absent
      follow 0 0
      [ "$inode" != 0 ] || at=0
      [ -n "$sent" ] || say c "$i"
      sent=1
      ;;
  esac
}

last=
draining=1
tick=0
while :; do
  now=$(stat -L -c '%f %i %s %n' -- "$@" 2>/dev/null)
  if [ "$now" != "$last" ] || [ "$draining" = 1 ] || [ $((tick % 10)) = 0 ]; then
    last=$now
    draining=0
    left=$now
    i=0
    for path do
      i=$((i + 1))
      eval "inode=\$inode_$i at=\$at_$i held=\$held_$i drained=\$drained_$i next=\$next_$i sent=\$sent_$i"
      fresh=0
      line=${left%%"$nl"*}
      kind=${line%% *} line=${line#* }
      new=${line%% *} line=${line#* }
      size=${line%% *} line=${line#* }
      if [ "$line" = "$path" ] && [ -n "$kind" ]; then
        case $left in *"$nl"*) left=${left#*"$nl"} ;; *) left= ;; esac
        case $kind in
          8???) if [ -r "$path" ]; then look; else shown denied; fi ;;
          *) shown odd ;;
        esac
      else
        absent
      fi
      eval "inode_$i=\$inode at_$i=\$at held_$i=\$held drained_$i=\$drained next_$i=\$next sent_$i=\$sent"
    done
  fi
  [ $((tick % 4)) != 0 ] || say h
  tick=$((tick + 1))
  sleep "$pause" 2>/dev/null || sleep 1
done
