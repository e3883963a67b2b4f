// Jest takes what `require` returns for the reporter, and what is in a default export with `import`.
export {
  SubunitReporter,
  SubunitReporter as default,
  SubunitReporter as 'module.exports',
} from './reporter/reporter.ts'
