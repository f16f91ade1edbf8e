/**
 * `npm run layers`: fails if a file breaks the dependency rules, uses platform globals in the core, is too
 * long, or declares a type name that is already taken.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { circularImports } from './layers/circles.ts'
import { repeatedNames } from './layers/names.ts'
import { reaches } from './layers/reach.ts'
import { breachesOf, ELECTRON, type LayerBreach, type SourceFiles } from './layers/rules.ts'
import { readSource } from './layers/source.ts'

const FILES = ['shared', 'main', 'renderer', 'scripts', 'test'].map((folder) => `${folder}/**/*.{ts,tsx}`)

/** Entry points that run on plain Node. */
const WITHOUT_ELECTRON = ['main/headless.ts', 'main/cli.ts']
/** The panel ships what its computed files say, without the schema library. */
const WITHOUT_SCHEMAS = { packages: /^zod$/, ends: /\.computed\.ts$/ }

/** Returns every source file of a project's folder, in the order of their names. */
export function readSources(folder: string): SourceFiles {
  const files = globSync(FILES, { cwd: folder }).map((file) => file.replaceAll('\\', '/'))
  return new Map(
    files.sort().map((file) => [file, readSource(file, readFileSync(join(folder, file), 'utf8'))]),
  )
}

/** Returns every violation in a project's folder, in the order of files and lines. */
export function checkLayers(folder: string): readonly LayerBreach[] {
  const sources = readSources(folder)
  const alone = [...sources].flatMap(([file, source]) => breachesOf(file, source))
  return [
    ...alone,
    ...repeatedNames(sources),
    ...circularImports(sources),
    ...WITHOUT_ELECTRON.flatMap((root) => reaches(root, sources, { packages: ELECTRON })),
    ...reaches('renderer/main.tsx', sources, WITHOUT_SCHEMAS),
  ]
}

if (import.meta.main) {
  const breaches = checkLayers(join(import.meta.dirname, '..'))
  for (const { file, line, message } of breaches) console.error(`${file}:${line}: ${message}`)
  console.log(
    breaches.length === 0 ? 'Layers: all arrows run one way.' : `Layers: ${breaches.length} to mend.`,
  )
  process.exitCode = breaches.length === 0 ? 0 : 1
}
