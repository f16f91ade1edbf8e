/** Starts a packed program headless, like a user, and checks its main functions. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'

/** How to call `vigie`: `[node, cli.js]` or `[npx, vigie]`. */
export type ProgramCommand = readonly [string, ...string[]]

export interface StartedProgram {
  readonly score: { readonly profile: string; readonly score: number; readonly coverage: number }
  readonly version: string
  readonly panelBytes: number
}

/** Longer than any machine needs; then the check fails, ms. */
const PATIENCE_MS = 60_000

/** Computes a first score in a new database, then serves: health, panel, stop. @throws Error describing what failed */
export async function startPacked(program: ProgramCommand, dataFolder: string): Promise<StartedProgram> {
  const score = JSON.parse(
    await vigie(program, ['run', 'fear-greed', '--profile', 'sample', '--json', '--data', dataFolder]),
  )
  const [command, ...first] = program
  const words = [...first, 'serve', '--port', '0', '--json', '--data', dataFolder]
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env: environment() })
  try {
    const { url } = await firstLine(child.stdout)
    const token = (await vigie(program, ['token', '--data', dataFolder])).trim()
    const headers = { authorization: `Bearer ${token}` }
    const health = await fetch(new URL('api/v1/health', url), { headers })
    const { version } = (await health.json()) as { version: string }
    const panel = await (await fetch(url)).text()
    if (!panel.includes('<script')) throw new Error(`The panel is not served: ${panel.slice(0, 200)}`)
    await vigie(program, ['stop', '--data', dataFolder])
    if (child.exitCode === null) await once(child, 'exit', { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (child.exitCode !== 0) throw new Error(`vigie serve ended with ${child.exitCode}`)
    return { score, version, panelBytes: panel.length }
  } finally {
    child.kill('SIGKILL')
  }
}

const execute = promisify(execFile)

/** Runs one command. @returns its output. @throws Error with its error output if it fails */
export async function vigie([command, ...first]: ProgramCommand, words: readonly string[]): Promise<string> {
  const { stdout } = await execute(command, [...first, ...words], {
    env: environment(),
    timeout: PATIENCE_MS,
  })
  return stdout
}

/** Nothing of a checkout must be reachable. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_PATH: _, NODE_OPTIONS: __, ...rest } = process.env
  return rest
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<{ url: string }> {
  let text = ''
  for await (const chunk of stream) {
    text += String(chunk)
    const [line, rest] = text.split('\n', 2)
    if (rest !== undefined && line !== undefined) return JSON.parse(line)
  }
  throw new Error(`vigie serve said nothing usable: ${text}`)
}
