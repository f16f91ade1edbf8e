/** Loads a part of the built program that this process started from. */
import { join } from 'node:path'
import { codeFolder } from '../files/code-folder.ts'
import { compiledLoader } from './compiled.ts'

/** A server and a command run different functions of the same files; a desktop has another V8. */
const USE =
  process.versions.electron !== undefined ? 'desktop' : process.argv.includes('serve') ? 'serve' : 'command'

const loadFile = compiledLoader(codeFolder(USE))

/** Returns what a part of `dist/main/parts` exports. */
export function load(name: string): unknown {
  return loadFile(join(import.meta.dirname, 'parts', `${name}.cjs`))
}
