import type { CommandEntry } from '@subunit-js/command'

/** The subcommands of `testr`, in the order of its help. Their code is loaded only when they are called. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'make a repository',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'load',
    summary: 'store a stream as a run',
    load: async () => (await import('./commands/load.ts')).load,
  },
  {
    name: 'last',
    summary: 'show the last run',
    load: async () => (await import('./commands/last.ts')).last,
  },
  {
    name: 'failing',
    summary: 'show the tests that fail by now',
    load: async () => (await import('./commands/failing.ts')).failing,
  },
  {
    name: 'list-tests',
    summary: 'list the tests of the project',
    load: async () => (await import('./commands/list-tests.ts')).listTestsCommand,
  },
  {
    name: 'slowest',
    summary: 'show the tests that took longest in the last run',
    load: async () => (await import('./commands/slowest.ts')).slowest,
  },
  {
    name: 'log',
    summary: 'show all that tests left behind',
    load: async () => (await import('./commands/log.ts')).log,
  },
  {
    name: 'runs',
    summary: 'list the runs',
    load: async () => (await import('./commands/runs.ts')).runs,
  },
  {
    name: 'show',
    summary: 'show one run',
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'diff',
    summary: 'compare two runs',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'stats',
    summary: 'count what is in the repository',
    load: async () => (await import('./commands/stats.ts')).stats,
  },
  {
    name: 'prune',
    summary: 'remove old runs',
    load: async () => (await import('./commands/prune.ts')).prune,
  },
  {
    name: 'repair',
    summary: 'make the index anew from the streams',
    load: async () => (await import('./commands/repair.ts')).repair,
  },
  {
    name: 'import',
    summary: 'take in the runs of testr, stestr or inquest',
    load: async () => (await import('./commands/import.ts')).importRuns,
  },
  {
    name: 'export',
    summary: 'write a repository that the Python testr and stestr read',
    load: async () => (await import('./commands/export.ts')).exportRuns,
  },
  {
    name: 'config',
    summary: 'show what the configuration says',
    load: async () => (await import('./commands/config.ts')).config,
  },
]
