import { StreamError } from '../error.ts'

/** The route code of something that came by `code` and bore `inner` before. */
export function joinRoute(code: string, inner: string | undefined): string {
  return inner === undefined ? code : `${code}/${inner}`
}

/** The first step of a route code: the text before its first `/`, or all of it. */
export function firstStep(routeCode: string): string {
  const slash = routeCode.indexOf('/')
  return slash < 0 ? routeCode : routeCode.slice(0, slash)
}

/** A route code without its first step; undefined when nothing is left. */
export function withoutFirstStep(routeCode: string): string | undefined {
  const slash = routeCode.indexOf('/')
  const rest = slash < 0 ? '' : routeCode.slice(slash + 1)
  return rest === '' ? undefined : rest
}

/** Returns `step` if it can be one step of a route code. Throws a `StreamError` (`invalid-option`). */
export function checkedStep(step: string): string {
  if (step !== '' && !step.includes('/')) return step
  const why = step === '' ? 'it is empty' : 'it has a "/", which separates steps'
  throw new StreamError(
    'invalid-option',
    `${JSON.stringify(step)} is no step of a route code: ${why}.`,
    'route',
  )
}
