/**
 * `npm start`: builds what is stale, then starts the desktop if Electron is available, otherwise the headless
 * program, with a sentence about it.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStale } from './build/stale.ts'

const root = join(import.meta.dirname, '..')

if (isStale(root)) {
  console.log('Vigie is built from its sources; that takes a few seconds.')
  await import('./build.ts')
}
const electron = electronProgram()
const desktop = join(root, 'dist/main/desktop.js')
if (electron !== null && existsSync(desktop)) run(electron, [root])
else {
  console.log(
    'Electron is not available here, so Vigie runs without a desktop; its panel opens in a browser.',
  )
  run(process.execPath, [join(root, 'dist/main/cli.js'), 'serve', ...process.argv.slice(2)])
}

/** Returns Electron's program, if its package was able to download it. */
function electronProgram(): string | null {
  const name = join(root, 'node_modules/electron/path.txt')
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const program = existsSync(name)
    ? join(folder, readFileSync(name, 'utf8').trim())
    : join(folder, 'electron')
  return existsSync(program) ? program : null
}

/** Runs in the foreground: Ctrl-C reaches it directly, other signals are passed on. */
function run(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { stdio: 'inherit' })
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
