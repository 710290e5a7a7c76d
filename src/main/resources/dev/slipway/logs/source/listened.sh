# Runs the command "$@" until it ends, or until the input does: then nobody listens any more.
exec 3<&0
if command -v setsid >/dev/null 2>&1; then
  setsid "$@" </dev/null 3<&- &
  group=-$!
else
  "$@" </dev/null 3<&- &
  group=$!
fi
running=$!
# Ends the command with all that it started.
over() {
  kill -s TERM -- "$group" 2>/dev/null
}
trap 'over; exit 143' HUP INT TERM
{ read -r _ <&3; over; } >/dev/null 2>&1 &
listening=$!
exec 3<&-
wait "$running"
status=$?
kill "$listening" 2>/dev/null
exit "$status"
