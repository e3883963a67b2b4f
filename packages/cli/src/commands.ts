import type { CommandEntry } from '@subunit-js/command'

/**
 * The subcommands of `subunit`, in the order in which its help lists them. A new one is a file in `commands/`
 * and an entry here; its code is loaded only when it is called.
 */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'cat',
    summary: 'show a stream to people, live',
    load: async () => (await import('./commands/cat.ts')).cat,
  },
  {
    name: 'ls',
    summary: 'list the tests of a stream',
    load: async () => (await import('./commands/ls.ts')).ls,
  },
  {
    name: 'stats',
    summary: 'count the tests of a stream',
    load: async () => (await import('./commands/stats.ts')).stats,
  },
  {
    name: 'json',
    summary: 'write the events of a stream as JSON lines',
    load: async () => (await import('./commands/json.ts')).json,
  },
  {
    name: 'from-json',
    summary: 'write a stream from JSON lines',
    load: async () => (await import('./commands/from-json.ts')).fromJson,
  },
]
