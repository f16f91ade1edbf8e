/** The program as a separate process, on the test's own data folder, and requests to it. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll } from 'vitest'
import { outputOf, type ProgramResult } from '../helpers/child-output.ts'

/** Enough for the slowest start of a program. */
const STIRS = 2000

const CLI = join(import.meta.dirname, '../../main/cli.ts')

/** A folder for all tests of a file, removed after them. Create it before anything that is stopped after them. */
export function suiteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-documents-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** @param env overrides variables of this process */
export function program(folder: string, env: Readonly<Record<string, string>> = {}) {
  const begin = (words: readonly string[]): ChildProcess =>
    spawn(process.execPath, [CLI, ...words, '--data', folder], {
      env: { ...process.env, ANTHROPIC_API_KEY: '', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })

  /** Runs to its end. */
  async function run(words: readonly string[], input = ''): Promise<ProgramResult> {
    const child = begin(words)
    const ended = outputOf(child)
    child.stdin?.end(input)
    return ended
  }

  /**
   * Runs until there is output, then ends it like Ctrl-C or a service manager.
   * @param stir causes an event; called again and again, since it may not listen yet
   */
  async function hear(
    words: readonly string[],
    signal: 'SIGINT' | 'SIGTERM',
    stir?: (turn: number) => Promise<void>,
  ): Promise<ProgramResult> {
    const child = begin(words)
    const ended = outputOf(child)
    let silent = true
    const heard = Promise.race([once(child.stdout ?? child, 'data'), ended]).then(() => {
      silent = false
    })
    for (let turn = 0; stir !== undefined && silent && turn < STIRS; turn += 1) await stir(turn)
    await heard
    child.kill(signal)
    return ended
  }

  return { begin, run, hear }
}

/** Splits a line into words like a shell. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )

export interface Ask {
  readonly method: string
  readonly url: string
  readonly headers: readonly string[]
  readonly body: string | null
}
export interface ProgramAnswer {
  readonly status: number
  readonly body: unknown
}

export const curlInstalled = spawnSync('curl', ['--version']).status === 0

/** Uses curl if it is installed, otherwise the same request. */
export async function ask(request: Ask): Promise<ProgramAnswer> {
  const text = curlInstalled ? await byCurl(request) : await byFetch(request)
  const at = text.lastIndexOf('\n')
  return { status: Number(text.slice(at + 1)), body: JSON.parse(text.slice(0, at)) }
}

async function byCurl({ method, url, headers, body }: Ask): Promise<string> {
  const words = ['-s', '-w', '\\n%{http_code}', '-X', method, ...headers.flatMap((header) => ['-H', header])]
  if (body !== null) words.push('-d', body)
  return (await promisify(execFile)('curl', [...words, url])).stdout
}

async function byFetch({ method, url, headers, body }: Ask): Promise<string> {
  const pairs = headers.map((header): [string, string] => {
    const [name = '', ...value] = header.split(': ')
    return [name, value.join(': ')]
  })
  const answer = await fetch(url, { method, headers: pairs, body })
  return `${await answer.text()}\n${answer.status}`
}
