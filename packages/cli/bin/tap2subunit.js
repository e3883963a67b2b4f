#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { runOldName } = await import('../dist/old-names.js')
await runOldName('tap2subunit')
