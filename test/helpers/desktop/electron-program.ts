/** Finds Electron's program, if this machine has one. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = join(import.meta.dirname, '../../../node_modules/electron')

/** Returns its path, or null if the package was not downloaded here. Respects `ELECTRON_OVERRIDE_DIST_PATH`. */
export function electronProgram(): string | null {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist')
  const named = join(PACKAGE, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : nameOf(process.platform)
  const program = join(folder, name)
  return existsSync(program) ? program : null
}

function nameOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}
