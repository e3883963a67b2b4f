// Node makes the reporter of what is the default export.
export { SubunitReporter, SubunitReporter as default } from './reporter.ts'
