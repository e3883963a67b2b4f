import { SubunitReporter as JestReporter } from '@subunit-js/jest'
import { SubunitReporter as MochaReporter } from '@subunit-js/mocha'
import { SubunitReporter as NodeTestReporter } from '@subunit-js/node-test'
import { SubunitReporter as VitestReporter } from '@subunit-js/vitest'

/** How one framework makes its reporters. */
export interface ReportedFramework {
  readonly name: string
  /** Whether a reporter that is made with these arguments is made by the framework. */
  readonly isMaker: (args: readonly unknown[]) => boolean
  /** The adapter's reporter. */
  readonly create: (args: readonly unknown[]) => object
}

/** Every framework has one entry. The arguments that two of them make reporters with have nothing in common. */
export const FRAMEWORKS: readonly ReportedFramework[] = [
  {
    name: 'Mocha',
    isMaker: ([runner]) => has(runner, 'on') && has(runner, 'suite'),
    create: args => construct(MochaReporter, args),
  },
  {
    name: 'Vitest',
    // Playwright makes its reporters with one object of options as well, and puts `configDir` into it.
    isMaker: args => args.length === 1 && isPlainObject(args[0]) && !has(args[0], 'configDir'),
    create: args => construct(VitestReporter, args),
  },
  {
    name: 'Jest',
    isMaker: ([config]) => has(config, 'rootDir') && has(config, 'maxWorkers'),
    create: args => construct(JestReporter, args),
  },
  {
    name: 'node:test',
    isMaker: args => args.length === 0,
    create: args => construct(NodeTestReporter, args),
  },
]

function construct(reporter: new (...args: never[]) => object, args: readonly unknown[]): object {
  return Reflect.construct(reporter, args)
}

function has(value: unknown, property: string): boolean {
  return typeof value === 'object' && value !== null && property in value
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
