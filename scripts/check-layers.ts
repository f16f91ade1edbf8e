/** `npm run layers`: fails when a file breaks the arrows of the architecture, touches the world in the core, or is too long. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reachesElectron } from './layers/reach.ts'
import { type Breach, breachesOf, type Sources } from './layers/rules.ts'
import { readSource } from './layers/source.ts'

const FILES = ['shared', 'main', 'renderer', 'scripts', 'test'].map((folder) => `${folder}/**/*.{ts,tsx}`)

/** Roots that run on plain Node. */
const WITHOUT_ELECTRON = ['main/headless.ts', 'main/cli.ts']

/** Every breach in a project's folder, in the order of files and lines. */
export function checkLayers(folder: string): readonly Breach[] {
  const files = globSync(FILES, { cwd: folder }).map((file) => file.replaceAll('\\', '/'))
  const sources: Sources = new Map(
    files.sort().map((file) => [file, readSource(file, readFileSync(join(folder, file), 'utf8'))]),
  )
  const alone = [...sources].flatMap(([file, source]) => breachesOf(file, source))
  return [...alone, ...WITHOUT_ELECTRON.flatMap((root) => reachesElectron(root, sources))]
}

if (import.meta.main) {
  const breaches = checkLayers(join(import.meta.dirname, '..'))
  for (const { file, line, message } of breaches) console.error(`${file}:${line}: ${message}`)
  console.log(
    breaches.length === 0 ? 'Layers: all arrows run one way.' : `Layers: ${breaches.length} to mend.`,
  )
  process.exitCode = breaches.length === 0 ? 0 : 1
}
