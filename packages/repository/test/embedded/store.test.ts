import { join } from 'node:path'
import { createStore } from '../../src/index.ts'
import { describeStore } from '../store-table.ts'
import { temporaryFolder } from '../support/folders.ts'

describeStore('embedded', () => createStore(join(temporaryFolder(), '.testr')))
