import { type RemoteMessage, receiveReports, type Session } from '@subunit-js/adapter'
import type { TestFile } from '../jest.ts'
import type { FileMessage } from '../messages.ts'

/** What is known of a test file from the process that executes it. */
export interface Execution {
  readonly receive: (message: RemoteMessage) => void
  /** Ids of its tests and hooks. */
  readonly ids: Set<string>
  closed?: Extract<FileMessage, { readonly type: 'close' }>
  /** Why it ended before its tests did. */
  ended?: string
}

/** The executions of the test files that are under way. */
export class Executions {
  readonly #session: Session
  readonly #byFile = new Map<string, Execution>()
  readonly #byRun = new Map<string, Execution>()

  constructor(session: Session) {
    this.#session = session
  }

  /** How many files are being executed. */
  get size(): number {
    return this.#byFile.size
  }

  /** Takes in what the process of a file says. */
  message(message: FileMessage): void {
    if (message.type === 'open') {
      this.#open(message)
      return
    }
    const execution = this.#byRun.get(message.run)
    if (execution === undefined) return
    if (message.type === 'report') this.#report(execution, message.message)
    else if (message.type === 'close') execution.closed = message
    else this.abandon(execution, `The worker exited with status ${message.status}.`)
  }

  /** Hands out what is known of a file that has come to its end, and forgets it. */
  take(file: TestFile): Execution | undefined {
    const key = keyOf(file.context.config.id, file.path)
    const execution = this.#byFile.get(key)
    this.#byFile.delete(key)
    for (const [run, other] of this.#byRun) if (other === execution) this.#byRun.delete(run)
    return execution
  }

  /** Gives up what is left of a file. */
  abandon(execution: Execution, reason: string): void {
    execution.ended = reason
    this.#session.abandon(execution.ids, { reason })
  }

  /** Jest executes a file again whose worker died. The first time counts, or tests would be told twice. */
  #open({ run, project, path }: Extract<FileMessage, { readonly type: 'open' }>): void {
    const key = keyOf(project, path)
    if (this.#byFile.has(key)) return
    const execution = { receive: receiveReports(this.#session), ids: new Set<string>() }
    this.#byFile.set(key, execution)
    this.#byRun.set(run, execution)
  }

  #report({ ids, receive, ended }: Execution, message: RemoteMessage): void {
    if (ended !== undefined) return
    if (message.says === 'expect') for (const id of message.ids) ids.add(id)
    else if (message.says === 'announce' || message.says === 'report') ids.add(message.id)
    receive(message)
  }
}

/** The location of a test file is unique in its project only. */
function keyOf(project: string, path: string): string {
  return `${project} ${path}`
}
