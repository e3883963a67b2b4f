import { parseLoadList } from '@subunit-js/stream/reporting'
import { AdapterError } from '../error.ts'
import { realm } from '../realm.ts'
import { Selection } from './selection.ts'

/** What a backend command asks of the framework's process that it starts. */
export interface BackendRequest {
  /** Only say which tests, or which files, there are. */
  readonly list?: 'tests' | 'files' | undefined
  /** The file with the ids to run, one a line. */
  readonly loadList?: string | undefined
  /** Run in the order of the list where the framework allows it, not in the suite's own. */
  readonly listOrder?: boolean | undefined
}

/** The same, as the framework's process has read it. */
export interface Request {
  /** True when a backend command started this process: its own streams carry the tests' output, not ours. */
  readonly fromBackend: boolean
  readonly list: 'tests' | 'files' | undefined
  readonly selection: Selection | undefined
  /** The file that the selection was read from, for workers that read it themselves. */
  readonly loadList: string | undefined
  readonly listOrder: boolean
}

const BACKEND = 'SUBUNIT_BACKEND'
const LIST = 'SUBUNIT_LIST'
const LOAD_LIST = 'SUBUNIT_LOAD_LIST'
const LIST_ORDER = 'SUBUNIT_LIST_ORDER'

/** The environment variables that carry a request. */
export const REQUEST_VARIABLES: readonly string[] = [BACKEND, LIST, LOAD_LIST, LIST_ORDER]

/** The environment variables by which `readRequest` in the process started with them gets this request. */
export function requestEnvironment(request: BackendRequest): Record<string, string> {
  const env: Record<string, string> = { [BACKEND]: '1' }
  if (request.list !== undefined) env[LIST] = request.list
  if (request.loadList !== undefined) env[LOAD_LIST] = request.loadList
  if (request.listOrder) env[LIST_ORDER] = '1'
  return env
}

/** Reads the request, if any. Throws an `AdapterError` (`invalid-request`) when its list cannot be read. */
export function readRequest(env: NodeJS.ProcessEnv): Request {
  const list = env[LIST]
  const loadList = env[LOAD_LIST]
  return {
    fromBackend: env[BACKEND] === '1',
    list: list === 'tests' || list === 'files' ? list : undefined,
    selection: loadList === undefined ? undefined : new Selection(readList(loadList)),
    loadList,
    listOrder: env[LIST_ORDER] === '1',
  }
}

function readList(path: string): string[] {
  try {
    return parseLoadList(realm.readFileSync(path))
  } catch (error) {
    throw new AdapterError('invalid-request', `The list of tests "${path}" cannot be read.`, { cause: error })
  }
}
