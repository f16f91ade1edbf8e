/**
 * The first file of a program is a module of Node that waits; what it imports of these parts is CommonJS, and comes from the
 * loader that keeps compiled code. From sources they are ordinary imports.
 */
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '../..')

/** The parts by their source, with what the programs take of each. */
const PARTS: Readonly<Record<string, { readonly name: string; readonly takes: readonly string[] }>> = {
  'main/command-line.ts': { name: 'command-line', takes: ['commandLine'] },
  'main/composition/desktop/open.ts': { name: 'open-desktop', takes: ['openDesktop'] },
  'main/adapters/electron/command-arguments.ts': {
    name: 'command-arguments',
    takes: ['commandOf', 'leave', 'withoutDisplay'],
  },
}

const LOADED = '\0part:'

/** The sources of the parts by name. */
export const partEntries = (): Record<string, string> =>
  Object.fromEntries(Object.entries(PARTS).map(([source, { name }]) => [`parts/${name}`, join(root, source)]))

/** The plugin of the first files. */
export function programParts(): Plugin {
  return {
    name: 'vigie:program-parts',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (importer === undefined || !id.startsWith('.')) return null
      const source = relative(root, join(importer, '..', id)).replaceAll('\\', '/')
      return source in PARTS ? `${LOADED}${source}` : null
    },
    load(id) {
      const part = id.startsWith(LOADED) ? PARTS[id.slice(LOADED.length)] : undefined
      if (part === undefined) return null
      return [
        `import { load } from ${JSON.stringify(join(root, 'main/adapters/process/load-part.ts'))}`,
        `const part = load(${JSON.stringify(part.name)})`,
        ...part.takes.map((name) => `export const ${name} = part.${name}`),
      ].join('\n')
    },
  }
}
