import { readFileSync } from 'node:fs'
import { CommandError } from '@subunit-js/command'
import { parseLoadList } from '@subunit-js/stream'
import type { Call } from './call.ts'
import { withoutStestrWords } from './stestr.ts'

/** A call, or a text that is to be shown instead. */
export type Parsed = { readonly call: Call } | { readonly show: 'help' | 'version' }

interface Draft {
  list: Call['list']
  loadList: string | undefined
  listOrder: boolean
  debugId: string | undefined
  readonly args: string[]
}

type OwnOption = (draft: Draft, value: () => string) => void

const OPTIONS: Readonly<Record<string, OwnOption>> = {
  '--load-list': (draft, value) => {
    draft.loadList = value()
  },
  '--list-order': draft => {
    draft.listOrder = true
  },
  '--debug': (draft, value) => {
    draft.debugId = value()
  },
}

/**
 * Takes our own options out of the arguments and leaves the others, in their order, to the framework; after
 * `--` all are the framework's.
 * Throws a `CommandError`: `usage`, or `unreadable-input` for the list.
 */
export function parseCall(given: readonly string[]): Parsed {
  const { args, id } = withoutStestrWords(given)
  const draft: Draft = {
    list: undefined,
    loadList: undefined,
    listOrder: false,
    debugId: undefined,
    args: [],
  }
  const queue = [...args]
  for (let arg: string | undefined; (arg = queue.shift()) !== undefined; ) {
    if (arg === '--help' || arg === '-h') return { show: 'help' }
    if (arg === '--version') return { show: 'version' }
    if (arg === '--') draft.args.push(...queue.splice(0))
    else if (!takeOwn(arg, queue, draft)) draft.args.push(arg)
  }
  return { call: complete(draft, id) }
}

function takeOwn(arg: string, queue: string[], draft: Draft): boolean {
  const [name = '', attached] = splitOnce(arg, '=')
  if (name === '--list') {
    draft.list = listKind(attached)
    return true
  }
  if (name === '--serve') throw new CommandError('usage', '--serve is not supported by this version')
  const option = OPTIONS[name]
  option?.(draft, () => {
    const value = attached ?? queue.shift()
    if (value === undefined) throw new CommandError('usage', `${name} needs a value`)
    return value
  })
  return option !== undefined
}

function listKind(attached: string | undefined): Call['list'] {
  if (attached === undefined || attached === 'tests') return 'tests'
  if (attached === 'files') return 'files'
  throw new CommandError('usage', `--list lists "tests" or "files", not "${attached}"`)
}

function complete({ list, loadList, listOrder, debugId, args }: Draft, id: string | undefined): Call {
  if (debugId !== undefined && (list !== undefined || loadList !== undefined)) {
    throw new CommandError('usage', '--debug runs one test: it goes with neither --list nor --load-list')
  }
  const single = debugId ?? id
  const ids = loadList !== undefined ? readList(loadList) : single === undefined ? undefined : [single]
  return { list, ids, listOrder, debug: debugId !== undefined, args }
}

function readList(path: string): string[] {
  try {
    return parseLoadList(readFileSync(path))
  } catch (error) {
    throw new CommandError(
      'unreadable-input',
      `cannot read the list "${path}": ${(error as Error).message}`,
      {
        cause: error,
      },
    )
  }
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}
