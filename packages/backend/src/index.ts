export type { Framework, Launch, LaunchRequest } from './framework.ts'
export { main } from './main.ts'
