/** What Vigie adds to Electron in a package. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import { line } from '../harness/line.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** As `electron-builder.yml` takes them. */
const FILES = [
  'package.json',
  'LICENSE',
  'NOTICE',
  'dist/main/**/*.{js,cjs}',
  'dist/renderer/**/*.{js,css,html,svg,woff2}',
  'assets/data/sample/**/*.csv',
  'assets/prompts/**/*.md',
  'assets/icons/256x256.png',
  'assets/tray/{dark,light,template}/*.png',
  'node_modules/better-sqlite3/lib/**/*.js',
  `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
]

export const packageSize = line({
  name: 'package-size',
  work: 'what a package contains beyond Electron, each file compressed about as an installer does it.',
  peer: null,
  figures: { size: { unit: 'MB', goal: { atMost: 3 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    if (!existsSync(join(ROOT, 'dist/main/cli.js')))
      throw new Error('there is no build; run "npm run build" first')
    const params = { [constants.ZSTD_c_compressionLevel]: 15 }
    const sizes = globSync(FILES, { cwd: ROOT }).map(
      (path) => [path, zstdCompressSync(readFileSync(join(ROOT, path)), { params }).length / 1e6] as const,
    )
    const sum = (of: RegExp) =>
      Number(sizes.reduce((all, [path, mb]) => all + (of.test(path) ? mb : 0), 0).toFixed(2))
    return {
      ours: async () => ({ size: sum(/./) }),
      detail: () => ({
        programs_mb: sum(/^dist.main/),
        panel_mb: sum(/^dist.renderer/),
        native_mb: sum(/[.]node$/),
      }),
      close: () => undefined,
    }
  },
})
