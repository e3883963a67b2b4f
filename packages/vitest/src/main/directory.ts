/** Names the folder that the backend command removes, with all that is in it, once Vitest has ended. */
export const DIRECTORY_VARIABLE = 'SUBUNIT_DIRECTORY'

/** Takes that folder out of the environment, so that no process that a test starts finds it there. */
export function takeDirectory(env: NodeJS.ProcessEnv): string | undefined {
  const directory = env[DIRECTORY_VARIABLE]
  delete env[DIRECTORY_VARIABLE]
  return directory
}
