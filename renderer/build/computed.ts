/**
 * Runs modules named `*.computed.ts` when the panel is built, and ships only their result. So the routes of
 * the contract and the schemas of the settings reach the browser without the schema library. Unbundled (tests
 * under Node) they are ordinary modules with the same exports.
 */
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

/** The plugin. The exports of such a module must be JSON. */
export function computedModules(): Plugin {
  return {
    name: 'vigie:computed-modules',
    enforce: 'pre',
    async load(id) {
      const path = id.split('?')[0] ?? id
      if (!path.endsWith('.computed.ts')) return null
      const exports: Record<string, unknown> = await import(pathToFileURL(path).href)
      return Object.entries(exports)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
  }
}
