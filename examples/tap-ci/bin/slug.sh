#!/bin/sh
# Makes a name for a file of a title: lower case, words joined by hyphens.
printf '%s\n' "$1" | tr '[:upper:]' '[:lower:]' | tr -cs '[:alnum:]' '-' | sed 's/^-*//; s/-*$//'
