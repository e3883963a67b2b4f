#!/usr/bin/env node
import { main } from '../dist/backend/main.js'

await main()
