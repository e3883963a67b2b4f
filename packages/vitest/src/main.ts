import { main } from '@subunit-js/backend'
import { vitestFramework } from './backend/framework.ts'

await main(vitestFramework)
