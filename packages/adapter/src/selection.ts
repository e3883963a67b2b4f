// The entry point for workers: which tests a request is about, and nothing that reporting needs.
export { fileTestIds } from './identity/file-tests.ts'
export { Root } from './identity/root.ts'
export { type SelectableTest, Selection } from './request/selection.ts'
