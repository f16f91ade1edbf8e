/**
 * `npm start`: builds what is stale, then starts the desktop if Electron can show one here, otherwise the headless
 * program, with the reason in one sentence. As root, Electron only runs without its sandbox: `-- --no-sandbox`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentLanguage } from '../main/adapters/cli/environment-language.ts'
import { translateIn } from '../shared/messages/index.ts'
import { isStale } from './build/stale.ts'
import { type NoDesktopReason, reasonAfter, reasonBefore, withoutDesktop } from './start/without-desktop.ts'

/** Longer than Electron takes to detect that it cannot start, ms. */
const FIRST_MOMENT_MS = 5000

const root = join(import.meta.dirname, '..')
const language = environmentLanguage(process.env)

if (isStale(root)) {
  console.log(translateIn('terminal', language, 'start.builds'))
  const code = await built()
  if (code !== 0) process.exit(code)
}
const words = process.argv.slice(2)
const switches = words.filter((word) => word === '--no-sandbox')
const electron = electronProgram()
const desktop = join(root, 'dist/main/desktop.js')
const reason = electron === null || !existsSync(desktop) ? 'no_electron' : reasonBefore(process, switches)
if (electron === null || reason !== null) startHeadless(reason ?? 'no_electron')
else startDesktop(electron)

/** In a process of its own: a bundler keeps hundreds of megabytes, and this process stays as long as Vigie. */
async function built(): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return code ?? 1
}

function startHeadless(because: NoDesktopReason): void {
  console.log(withoutDesktop(because, language))
  const others = words.filter((word) => word !== '--no-sandbox')
  const child = spawn(process.execPath, [join(root, 'dist/main/cli.js'), 'serve', ...others], {
    stdio: 'inherit',
  })
  follow(child, (code) => {
    process.exitCode = code
  })
}

/** Holds back Electron's first output: if it cannot start, one sentence of ours says why. */
function startDesktop(program: string): void {
  const child = spawn(program, [root, ...switches], { stdio: ['inherit', 'inherit', 'pipe'] })
  let held: string | null = ''
  const release = () => {
    process.stderr.write(held ?? '')
    held = null
  }
  const soon = setTimeout(release, FIRST_MOMENT_MS)
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (held === null) process.stderr.write(text)
    else held += text
  })
  follow(child, (code) => {
    clearTimeout(soon)
    const why = code === 0 || held === null ? null : reasonAfter(held)
    if (why !== null) return startHeadless(why)
    release()
    process.exitCode = code
  })
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
function follow(child: ChildProcess, ended: (code: number) => void): void {
  const ignore = () => undefined
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', ignore)
  process.on('SIGTERM', passOn).on('SIGHUP', passOn)
  child.on('close', (code) => {
    process.off('SIGINT', ignore)
    process.off('SIGTERM', passOn).off('SIGHUP', passOn)
    ended(code ?? 1)
  })
}
