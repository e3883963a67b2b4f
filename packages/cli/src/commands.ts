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
    name: 'filter',
    summary: 'keep some of the tests of a stream',
    load: async () => (await import('./commands/filter.ts')).filter,
  },
  {
    name: 'tags',
    summary: 'add and remove tags',
    load: async () => (await import('./commands/tags.ts')).tags,
  },
  {
    name: 'merge',
    summary: 'merge several streams into one, live',
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  {
    name: 'output',
    summary: 'write one event, for shell scripts',
    load: async () => (await import('./commands/output.ts')).output,
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
  {
    name: 'from-tap',
    summary: 'convert TAP to a stream, or run scripts that print it',
    load: async () => (await import('./commands/from-tap.ts')).fromTap,
  },
  {
    name: 'to-tap',
    summary: 'convert a stream to TAP',
    load: async () => (await import('./commands/to-tap.ts')).toTap,
  },
  {
    name: 'from-junit',
    summary: 'convert JUnit XML to a stream',
    load: async () => (await import('./commands/from-junit.ts')).fromJunit,
  },
  {
    name: 'to-junit',
    summary: 'convert a stream to JUnit XML',
    load: async () => (await import('./commands/to-junit.ts')).toJunit,
  },
  {
    name: 'to-github',
    summary: 'show a stream in GitHub Actions',
    load: async () => (await import('./commands/to-github.ts')).toGithub,
  },
  {
    name: '1to2',
    summary: 'convert a version 1 stream to version 2',
    load: async () => (await import('./commands/1to2.ts')).oneToTwo,
  },
  {
    name: '2to1',
    summary: 'convert a version 2 stream to version 1',
    load: async () => (await import('./commands/2to1.ts')).twoToOne,
  },
]
