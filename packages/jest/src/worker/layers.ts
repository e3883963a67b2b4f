import type { Failure, Reporting, TestReport } from '@subunit-js/adapter'
import { blocksAround, type DescribeBlock, type Hook, titlesOf } from './circus.ts'
import type { FileLocation } from './file-tests.ts'

interface Layer {
  readonly report: TestReport
  readonly failures: Failure[]
  /** How many hooks have not ended. */
  left: number
}

/** The hooks of one file that run once for a block: all of a kind that a block has are one layer. */
export class Layers {
  readonly #reporting: Reporting
  readonly #file: FileLocation
  readonly #open = new Map<string, Layer>()
  /** The failed beforeAll of a block. */
  readonly #failed = new Map<DescribeBlock, string>()
  readonly #keys = new Map<DescribeBlock, number>()

  constructor(reporting: Reporting, file: FileLocation) {
    this.#reporting = reporting
    this.#file = file
  }

  /** The hooks that run now. */
  get running(): TestReport[] {
    return [...this.#open.values()].map(({ report }) => report)
  }

  start(hook: Hook): void {
    const key = this.#keyOf(hook)
    if (this.#open.has(key)) return
    const { parent, type } = hook
    const report = this.#reporting.layer({ ...this.#file, titles: titlesOf(parent) }, type)
    report.start()
    if (type === 'beforeAll') this.#failed.delete(parent)
    const left = parent.hooks.filter(other => other.type === type).length
    this.#open.set(key, { report, failures: [], left })
  }

  end(hook: Hook, failures: readonly Failure[] = []): void {
    const key = this.#keyOf(hook)
    const layer = this.#open.get(key)
    if (layer === undefined) return
    layer.failures.push(...failures)
    if (failures.length > 0 && hook.type === 'beforeAll') this.#failed.set(hook.parent, layer.report.id)
    if (--layer.left > 0) return
    this.#open.delete(key)
    const status = layer.failures.length === 0 ? 'success' : 'fail'
    layer.report.finish({ status, failures: layer.failures })
  }

  /** The id of the failed beforeAll, of the block or one around it, that keeps tests from running. */
  preventing(block: DescribeBlock): string | undefined {
    const root = rootOf(block)
    return [root, ...blocksAround(block)].map(around => this.#failed.get(around)).find(id => id !== undefined)
  }

  #keyOf({ parent, type }: Hook): string {
    const number = this.#keys.get(parent) ?? this.#keys.size
    this.#keys.set(parent, number)
    return `${type} ${number}`
  }
}

function rootOf(block: DescribeBlock): DescribeBlock {
  return block.parent === undefined ? block : rootOf(block.parent)
}
