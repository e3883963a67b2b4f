import { yamlScalar } from './scalar.ts'

/** How long a test took in milliseconds by its diagnostics' `duration_ms`, or undefined where they do not say. */
export function millisecondsOf(yaml: string | undefined): number | undefined {
  // Most diagnostics have none, and a search is cheaper than reading.
  if (yaml === undefined || !yaml.includes('duration_ms')) return undefined
  const value = yamlScalar(yaml, 'duration_ms')
  return value !== undefined && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined
}
