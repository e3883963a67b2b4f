// The module that workers of `mocha --parallel` load as their reporter.
export { WorkerReporter as default, WorkerReporter as 'module.exports' } from './worker-reporter.ts'
