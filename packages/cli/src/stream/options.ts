import { choice, type Option, value } from '@subunit-js/command'

/** Where the result goes, in every command that has one. */
export function outputTo(what: string): Option<string | undefined> {
  return value('-o, --output-to <file>', `write ${what} to this file instead of standard output`)
}

/** By whose rules a run passes, in every command that says whether it does. */
export function rules(): Option<'ours' | 'reference'> {
  return choice(
    '--rules <whose>',
    ['ours', 'reference'],
    'ours',
    'which outcomes fail a run: "ours" (default), or "reference" to judge as the Python tools do, where ' +
      'unexpected successes and tests that were announced and never run do not',
  )
}
