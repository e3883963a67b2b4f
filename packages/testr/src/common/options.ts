import { flag, type Option, value } from '@subunit-js/command'

export function here(): Option<string | undefined> {
  return value('-d, --here <folder>', 'the folder of the project; default the current one')
}

export function json(): Option<boolean> {
  return flag('--json', 'write JSON for programs')
}

export function subunit(): Option<boolean> {
  return flag('--subunit', 'write a subunit v2 stream; the exit status stays true')
}
