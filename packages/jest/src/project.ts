import type { ProjectConfig } from './jest.ts'

/** The name of a project in test ids: its display name. Most projects have none. */
export function projectName({ displayName }: Pick<ProjectConfig, 'displayName'>): string | undefined {
  return displayName === undefined || displayName.name === '' ? undefined : displayName.name
}
