#!/bin/sh
# TAP needs no library: a line for each point, and a plan.
number=0

is() {
  number=$((number + 1))
  actual=$(bin/slug.sh "$1")
  if [ "$actual" = "$2" ]; then
    echo "ok $number - $3"
  else
    echo "not ok $number - $3"
    echo "  ---"
    echo "  expected: '$2'"
    echo "  actual: '$actual'"
    echo "  ..."
  fi
}

is 'Hello World' hello-world 'joins words'
is '  Tickets & Fares! ' tickets-fares 'drops what is no letter'
is '2026' 2026 'keeps numbers'
echo "1..$number"
