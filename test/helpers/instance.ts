/** A whole Vigie in this process on a folder of the test’s own, and the command line beside it. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environmentWorld } from '../../main/adapters/cli/environment.ts'
import { runCommandLine } from '../../main/adapters/cli/program.ts'
import { type Application, createApplication } from '../../main/application.ts'
import { borrow, headlessPlatform } from '../../main/headless.ts'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs one command as a shell would, with the data folder given by `--data`. */
export async function vigie(folder: string, ...words: string[]): Promise<Said> {
  const out: string[] = []
  const err: string[] = []
  const ways = { borrow, serve: () => Promise.reject(new Error('tests start instances themselves')) }
  const code = await runCommandLine({
    ...environmentWorld(ways, new AbortController().signal),
    argv: [...words, '--data', folder],
    env: { LANG: 'C' },
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

export function createTestApplication(
  folder: string,
  environment: Record<string, string> = {},
  port = 0,
): Application {
  return createApplication({
    dataFolder: folder,
    environment,
    version: '0.0.0',
    platform: headlessPlatform(null),
    rest: { always: true, port },
  })
}

/** @param kept a folder that outlives the instance; without one it has its own, removed when it stops */
export async function startInstance(kept?: string): Promise<RunningInstance> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'vigie-test-'))
  const application = createTestApplication(folder)
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
    ask: (path, init) => fetch(url + path, { ...init, headers: { authorization, ...init?.headers } }),
    stop: async () => {
      await application.stop()
      if (kept === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
