// Mocha 10 and 11 call what `require` returns, and frameworks with ES modules the default export.
export {
  SubunitReporter,
  SubunitReporter as default,
  SubunitReporter as 'module.exports',
} from './reporter.ts'
