import { defineConfig } from 'vitest/config'

const conditions = ['@subunit-js/source', 'node', 'import', 'module', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/fixtures/**'],
    testTimeout: 240_000,
    hookTimeout: 900_000,
    reporters: ['default', './tools/closing-line.ts'],
  },
})
