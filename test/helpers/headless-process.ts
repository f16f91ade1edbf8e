/** The built headless program in a separate process, on its own data folder. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const program = join(import.meta.dirname, '../../dist/main/cli.js')

/** Runs one command on a folder without an instance. */
export function command(folder: string, ...words: string[]): void {
  execFileSync(process.execPath, [program, ...words, '--data', folder], { stdio: 'ignore' })
}

/** The arguments of `node` that serve a folder on a port. */
export type Serve = (port: number) => readonly string[]

/** A new data folder. @throws if there is no build */
export function openDataFolder(): { folder: string; serve: Serve; remove: () => void } {
  if (!existsSync(program)) throw new Error('there is no build; run "npm run build" first')
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  return {
    folder,
    serve: (port) => [program, 'serve', '--data', folder, '--port', String(port)],
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Starts and stops once, so that the folder has its token. @returns the token */
export async function firstStart(serve: Serve, folder: string): Promise<string> {
  const child = spawn(process.execPath, serve(await freePort()), { stdio: ['ignore', 'pipe', 'ignore'] })
  await once(child.stdout, 'data')
  await ended(child)
  return readFileSync(join(folder, 'api-token'), 'utf8').trim()
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Settles at the first answer to this token. */
export async function answered(port: number, token: string, path = 'api/v1/health'): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`, { headers }).catch(() => null)
    if (answer?.ok === true) return void (await answer.text())
    await pause(2)
  }
}

/** Asks a process to end, and waits for it. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
