export { SubunitReporter, SubunitReporter as default } from './reporter/reporter.ts'
