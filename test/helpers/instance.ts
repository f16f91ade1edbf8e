/** A whole Vigie in this process on the test’s own folder, and the command line with it. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processEnvironment } from '../../main/adapters/cli/process-environment.ts'
import { runCommandLine } from '../../main/adapters/cli/program.ts'
import { type Application, createApplication } from '../../main/application.ts'
import type { Platform } from '../../main/composition/platform.ts'
import { headlessPlatform, openLocal } from '../../main/headless.ts'
import { assertExact } from './exact-answer.ts'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs one command like a shell, with the data folder given by `--data`. */
export async function vigie(folder: string, ...words: string[]): Promise<Said> {
  const out: string[] = []
  const err: string[] = []
  const ways = { openLocal, serve: () => Promise.reject(new Error('tests start instances themselves')) }
  const code = await runCommandLine({
    ...processEnvironment(
      { argv: [...words, '--data', folder], self: ['vigie'], ...ways },
      new AbortController().signal,
    ),
    env: { LANG: 'C' },
    ask: null,
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
  })
  return { code, out: out.join(''), err: err.join('') }
}

export interface RunningInstance {
  readonly folder: string
  readonly application: Application
  readonly url: string
  readonly token: string
  vigie(...words: string[]): Promise<Said>
  ask(path: string, init?: RequestInit): Promise<Response>
  stop(): Promise<void>
}

export interface TestOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly port?: number
  /** A port that is stored in the settings, instead of one given at the start. */
  readonly configured?: number
  /** If false, every outside host is unreachable. */
  readonly network?: boolean
  /** Stubs of outside hosts, by host and port: where requests to them go instead. */
  readonly hosts?: Readonly<Record<string, string>>
  /** In place of parts of the headless platform. */
  readonly platform?: Partial<Platform>
}

export function createTestApplication(folder: string, options: TestOptions = {}): Application {
  const platform = { ...headlessPlatform(null), ...options.platform }
  const { configured, environment = {}, port = 0, network = true, hosts } = options
  const transport = hosts === undefined ? platform.transport : insteadOf(platform.transport, hosts)
  return createApplication({
    dataFolder: folder,
    environment,
    version: '0.0.0',
    platform: { ...platform, transport: network ? transport : () => unreachable },
    rest: configured === undefined ? { always: true, port } : { always: true },
  })
}

/** The same network stack with other hosts than the program's; those without a stub are unreachable. */
function insteadOf(
  transport: Platform['transport'],
  hosts: Readonly<Record<string, string>>,
): Platform['transport'] {
  return (settings) => {
    const really = transport(settings)
    return (hop) => {
      const host = hosts[hop.url.host]
      return host === undefined
        ? unreachable()
        : really({ ...hop, url: new URL(`${hop.url.pathname}${hop.url.search}`, host) })
    }
  }
}

const unreachable = () => Promise.reject(new Error('there is no network in this test'))

/** @param kept a folder that outlives the instance; by default it has its own, removed when it stops */
export async function startInstance(kept?: string, options: TestOptions = {}): Promise<RunningInstance> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'vigie-test-'))
  const application = createTestApplication(folder, options)
  const { configured } = options
  application.foundation.settings.update((before) => ({
    ...before,
    door: { ...before.door, roots: ['/'], ...(configured !== undefined && { port: configured }) },
  }))
  await application.start()
  const url = application.url()?.replace(/\/$/, '') ?? ''
  const token = application.token()
  const authorization = `Bearer ${token}`
  return {
    folder,
    application,
    url,
    token,
    vigie: (...words) => vigie(folder, ...words),
    ask: async (path, init) => {
      const answer = await fetch(url + path, { ...init, headers: { authorization, ...init?.headers } })
      await assertExact(answer, init?.method ?? 'GET', path)
      return answer
    },
    stop: async () => {
      await application.stop()
      if (kept === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
