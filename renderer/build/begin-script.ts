/** Builds `begin.ts` as a script that runs at once, with a name that changes with it, and puts it first in the page. */
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { computedModules } from './computed.ts'

const NAME = 'begin.js'

/** The plugin. While developing, the script is a module like the others. */
export function beginScript(): Plugin {
  let isBuild = false
  return {
    name: 'vigie:begin-script',
    configResolved: ({ command }) => {
      isBuild = command === 'build'
    },
    async buildStart() {
      if (isBuild) this.emitFile({ type: 'asset', name: NAME, source: await bundled() })
    },
    transformIndexHtml: (_html, { path, bundle }) => {
      if (path !== '/index.html') return []
      const built = Object.values(bundle ?? {}).find(
        (file) => file.type === 'asset' && file.names.includes(NAME),
      )
      const attrs =
        built === undefined ? { type: 'module', src: './begin.ts' } : { src: `./${built.fileName}` }
      // Before the styles, which a script after them would wait for.
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
    },
  }
}

async function bundled(): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [computedModules()],
    build: {
      write: false,
      target: 'chrome140',
      rolldownOptions: { input: join(import.meta.dirname, '../begin.ts'), output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput
  return output.output[0].code
}
