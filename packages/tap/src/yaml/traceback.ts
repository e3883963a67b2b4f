import { yamlScalar } from './scalar.ts'

/**
 * Where and why a test failed, by the stack in its diagnostics: what went wrong, unless the stack says it, and
 * the stack. Undefined where the diagnostics have no stack.
 */
export function tracebackOf(yaml: string): string | undefined {
  if (!yaml.includes('stack')) return undefined
  const stack = yamlScalar(yaml, 'stack')?.trimEnd()
  if (stack === undefined || stack.trim() === '') return undefined
  const message = (yamlScalar(yaml, 'error') ?? yamlScalar(yaml, 'message'))?.trim()
  return message === undefined || message === '' || stack.includes(message)
    ? `${stack}\n`
    : `${message}\n${stack}\n`
}
