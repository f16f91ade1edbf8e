/** Where one place is tried: an empty folder, a user, and the packed Vigie. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** The packed program, readable by every user: `[node, cli.js]`. */
export type PackedFile = readonly [string, string]

/** The numbers of a user. */
export interface SystemAccount {
  readonly uid: number
  readonly gid: number
}

/** As whom, where and with which variables a program runs. */
export interface RunCircumstances {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly umask?: string
  /** Without it, `--data` names the folder `data` of the site. */
  readonly data?: string | null
  /** Words before the program, such as those of `unshare`. */
  readonly through?: readonly string[]
}

/** What a command answered. */
export interface CommandAnswer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A served instance. */
export interface ServedTrial {
  readonly url: string
  readonly token: string
  /** Asks with the token. */
  get(path: string, init?: RequestInit): Promise<Response>
  stop(): Promise<void>
}

/** Longer than any machine needs, ms. */
const PATIENCE_MS = 30_000

/** One place's own folder and processes; whatever it has started ends with it. */
export class TrialSite {
  readonly folder: string
  readonly data: string
  /** Who runs Vigie here; null for the user of this script. */
  readonly account: SystemAccount | null
  readonly #packed: PackedFile
  readonly #started = new Set<ChildProcess>()
  readonly #endings: (() => void)[] = []

  constructor(packed: PackedFile, folder: string, account: SystemAccount | null) {
    this.#packed = packed
    this.folder = folder
    this.account = account
    this.data = join(folder, 'data')
    this.own(folder, 0o755)
    this.own(join(folder, 'tmp'))
    this.own(join(folder, 'home'))
  }

  /** Makes a folder that belongs to the user of this site, or to another one. */
  own(path: string, mode = 0o700, account = this.account): string {
    mkdirSync(path, { recursive: true })
    chmodSync(path, mode)
    if (account !== null) chownSync(path, account.uid, account.gid)
    return path
  }

  /** Is called when the place is left, whatever happened; last first. */
  atEnd(work: () => void): void {
    this.#endings.push(work)
  }

  /** Runs one command of Vigie to its end. */
  async vigie(words: readonly string[], circumstances: RunCircumstances = {}): Promise<CommandAnswer> {
    const child = this.#spawn(words, circumstances)
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended(child)])
    clearTimeout(timer)
    return { code: child.exitCode, out, err }
  }

  /** Serves until the place is left. @throws Error with what it said if it ends at once */
  async serve(words: readonly string[] = [], circumstances: RunCircumstances = {}): Promise<ServedTrial> {
    const child = this.#spawn(['serve', '--json', '--port', '0', ...words], circumstances)
    const err = textOf(child.stderr)
    const first = await firstLine(child)
    if (first === null) throw new Error(`vigie serve ended with ${child.exitCode}: ${await err}`)
    const { url } = JSON.parse(first) as { url: string | null }
    const { code, out, err: why } = await this.vigie(['token'], circumstances)
    if (code !== 0) throw new Error(`vigie token ended with ${code}: ${why}`)
    const token = out.trim()
    const get = (path: string, init: RequestInit = {}) =>
      fetch(new URL(path, url ?? 'http://no.address.invalid'), {
        ...init,
        signal: init.signal ?? AbortSignal.timeout(PATIENCE_MS),
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      })
    const stop = async () => {
      child.kill('SIGTERM')
      await ended(child)
    }
    return { url: url ?? '', token, get, stop }
  }

  /** Starts another program as the user of this site. */
  start(program: string, words: readonly string[]): ChildProcess {
    const child = spawn(program, [...words], { ...this.#as(), cwd: this.folder, stdio: 'ignore' })
    this.#started.add(child)
    return child
  }

  /** Ends what was started, then undoes what was mounted. */
  async leave(): Promise<void> {
    for (const child of this.#started) child.kill('SIGKILL')
    await Promise.all([...this.#started].map(ended))
    for (const end of this.#endings.reverse()) end()
  }

  #spawn(words: readonly string[], { env, cwd, umask, data = this.data, through = [] }: RunCircumstances) {
    const folder = data === null ? [] : ['--data', data]
    const whole = [...through, ...this.#packed, ...words, ...folder]
    const shell = ['/bin/sh', '-c', `umask ${umask ?? '022'} && exec "$@"`, 'sh', ...whole]
    const [program = '', ...rest] = shell
    const child = spawn(program, rest, {
      // Mounts need root; the words of `through` then change the user themselves.
      ...(through.length > 0 ? {} : this.#as()),
      cwd: cwd ?? this.folder,
      env: env ?? this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#started.add(child)
    return child
  }

  /** The variables that a program has here, unless the place says otherwise. */
  environment(): Record<string, string> {
    return { PATH: '/usr/bin:/bin', HOME: join(this.folder, 'home'), TMPDIR: join(this.folder, 'tmp') }
  }

  #as(): { uid?: number; gid?: number } {
    return this.account ?? {}
  }
}

const textOf = (stream: NodeJS.ReadableStream | null): Promise<string> =>
  stream === null ? Promise.resolve('') : text(stream)

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await once(child, 'exit')
}

/** Null if the process ends without one. */
async function firstLine(child: ChildProcess): Promise<string | null> {
  let said = ''
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  try {
    for await (const chunk of child.stdout ?? []) {
      said += String(chunk)
      const end = said.indexOf('\n')
      if (end !== -1) {
        child.stdout?.resume()
        return said.slice(0, end)
      }
    }
    await ended(child)
    return null
  } finally {
    clearTimeout(late)
  }
}
