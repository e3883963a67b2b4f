import { FRAMEWORKS } from './frameworks.ts'

/**
 * The reporter behind `--reporter subunit`. Each framework makes reporters in its own way; by that, this one
 * recognises who makes it, and what comes of it is the reporter of that framework's adapter.
 */
export class SubunitReporter {
  constructor(...args: unknown[]) {
    const framework = FRAMEWORKS.find(({ isMaker }) => isMaker(args))
    // biome-ignore lint/correctness/noConstructorReturn: one class cannot be the reporter of all frameworks.
    if (framework !== undefined) return framework.create(args)
    const names = new Intl.ListFormat('en').format(FRAMEWORKS.map(({ name }) => name))
    throw new TypeError(`subunit: this reporter works in ${names}, and was made by none of them.`)
  }
}
