/** The real desktop program in a session: started like its owner starts it, observed through its window and its bus. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { electronProgram } from './electron-program.ts'
import type { DesktopSession } from './session.ts'

const ROOT = join(import.meta.dirname, '../../..')
const CLI = join(ROOT, 'dist/main/cli.js')

/** The first page of a machine reads all of Chromium from its disk. */
const PAGE_MS = 45_000

interface ProcessEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface StartedDesktop {
  readonly child: ChildProcess
  readonly data: string
  /** Resolves when the process ends. */
  readonly ended: Promise<ProcessEnd>
  /** Returns its standard error so far. */
  said(): string
  /** Waits for the window's page. */
  page(): Promise<Page>
  /** Runs the command line as a second program; returns its output. @throws execFile's error for a code other than 0 */
  cli(...words: readonly string[]): Promise<string>
}

export interface LaunchOptions {
  readonly data?: string
  readonly words?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The working folder. */
  readonly cwd?: string
}

/** Returns an empty data folder that lasts as long as the session. */
export function dataFolder({ home }: DesktopSession): string {
  return mkdtempSync(join(home, 'data-'))
}

/** Creates a data folder whose owner has answered the initial questions, with additional settings. */
export function settledFolder(
  session: DesktopSession,
  settings: Readonly<Record<string, unknown>> = {},
): string {
  const folder = dataFolder(session)
  const text = { version: 1, appearance: { first_run_done: true }, ...settings }
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(text))
  return folder
}

/** Chromium cannot sandbox its processes as root, nor if the system keeps user namespaces from ordinary users. */
export function sandboxSwitches(): readonly string[] {
  if (process.getuid?.() === 0) return ['--no-sandbox']
  return spawnSync('unshare', ['--user', 'true']).status === 0 ? [] : ['--no-sandbox']
}

/** Starts the desktop; it is killed when the test ends, if it is still running. */
export async function launch(session: DesktopSession, options: LaunchOptions = {}): Promise<StartedDesktop> {
  const data = options.data ?? dataFolder(session)
  // Without a graphics card its process can keep a first page waiting for most of a minute.
  const switches = [...sandboxSwitches(), '--disable-gpu', '--remote-debugging-port=0']
  const child = spawn(electronProgram() ?? '', [ROOT, ...switches, ...(options.words ?? [])], {
    env: { ...session.env, VIGIE_DATA: data, ...options.env },
    cwd: options.cwd ?? tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code, signal]): ProcessEnd => ({ code, signal }))
  const lines: string[] = []
  const address = devToolsAddress(child.stderr, lines)
  // A program that ends before it opens its port has none; only the reader of its page gets the error.
  address.catch(() => undefined)
  let browser: Browser | null = null
  const explain = (cause: unknown): never => {
    const log = readFileSync(join(data, 'logs', 'vigie.log'), 'utf8')
    throw new Error(`The window has no page. Vigie said:\n${lines.join('\n')}\n${log}`, { cause })
  }
  onTestFinished(async () => {
    await browser?.close().catch(() => undefined)
    child.kill('SIGKILL')
    await ended
  })
  return {
    child,
    data,
    ended,
    said: () => lines.join('\n'),
    page: async () => {
      await expect
        .poll(() => pageTitle(address), { timeout: PAGE_MS })
        .toMatch(/Vigie$/)
        .catch(explain)
      browser ??= await chromium.connectOverCDP(await address)
      return browser.contexts().flatMap((context) => context.pages())[0] as Page
    },
    cli: async (...words) => {
      const args = [CLI, ...words, '--data', data]
      const { stdout } = await promisify(execFile)(process.execPath, args, { env: session.env })
      return stdout
    },
  }
}

/**
 * Returns the title of the page, empty until its document exists. Called before attaching to the page: one
 * that is loading at that moment is never attached.
 */
async function pageTitle(address: Promise<string>): Promise<string> {
  const list = await fetch(`http://${new URL(await address).host}/json/list`)
  const targets = (await list.json()) as readonly { readonly type: string; readonly title: string }[]
  return targets.find(({ type }) => type === 'page')?.title ?? ''
}

async function devToolsAddress(stderr: Readable, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input: stderr })
    reader.on('line', (line) => {
      lines.push(line)
      const address = /DevTools listening on (\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
    reader.on('close', () => reject(new Error(`Vigie ended before it opened a page:\n${lines.join('\n')}`)))
  })
}

/** Counts its windows on the screen. */
export async function visibleWindows({ env }: DesktopSession): Promise<number> {
  const search = ['search', '--onlyvisible', '--name', 'Vigie$']
  // xdotool exits with 1 if it finds none.
  const found = await promisify(execFile)('xdotool', search, { env }).catch(() => ({ stdout: '' }))
  return found.stdout.split('\n').filter((id) => id !== '').length
}

/** The title of the window that has the keyboard; empty if none has. */
export async function activeWindow({ env }: DesktopSession): Promise<string> {
  const words = ['getactivewindow', 'getwindowname']
  // xdotool answers 1 if no window is active.
  const found = await promisify(execFile)('xdotool', words, { env }).catch(() => ({ stdout: '' }))
  return found.stdout.trim()
}
