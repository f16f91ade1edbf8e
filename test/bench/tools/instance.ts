/** The packed program and a bare server on the same database, each in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  answered,
  command,
  ended,
  firstStart,
  freePort,
  openDataFolder,
} from '../../helpers/headless-process.ts'
import type { BareRead } from '../peers/bare-read.ts'
import { bundledPeer } from '../peers/bundle.ts'
import { type Planted, plant } from './plant.ts'

/** A process that answers on a port. */
export interface ServedProcess {
  readonly port: number
  readonly child: ChildProcess
}

/** A data folder with the program of a build and its peer; `close` ends and removes everything. */
export interface ServedFolder {
  readonly folder: string
  readonly token: string
  readonly megabytes: number
  readonly startOurs: () => Promise<ServedProcess>
  readonly startPeer: (reads?: readonly BareRead[]) => Promise<ServedProcess>
  readonly close: () => Promise<void>
}

/** By then the runs at startup, including a pass over all maintenances, have ended. */
const SETTLE_MS = 5000

/** @throws Error if there is no build */
export async function servedFolder(planted: Planted | null): Promise<ServedFolder> {
  const { folder, serve, remove } = openDataFolder()
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ door: { requests_per_minute: 1_000_000 } }))
  const token = await firstStart(serve, folder)
  command(folder, 'run', 'fear-greed')
  const megabytes = planted === null ? 0 : plant(folder, planted)
  const peer = await bundledPeer('bare-server')
  const running: ChildProcess[] = []
  const start = async (words: (port: number) => readonly string[], path: string): Promise<ServedProcess> => {
    const port = await freePort()
    const child = spawn(process.execPath, words(port), { stdio: 'ignore' })
    running.push(child)
    const gone = once(child, 'exit').then(() =>
      Promise.reject(new Error('a server ended before it answered')),
    )
    gone.catch(() => {})
    await Promise.race([answered(port, token, path), gone])
    return { port, child }
  }
  return {
    folder,
    token,
    megabytes,
    startOurs: () => start(serve, 'api/v1/health'),
    startPeer: (reads = []) =>
      start((port) => [peer.path, String(port), join(folder, 'vigie.db'), JSON.stringify(reads)], 'health'),
    close: async () => {
      await Promise.all(running.map(ended))
      peer.remove()
      remove()
    },
  }
}

/** Waits until what runs at startup has ended. */
export const settled = () => pause(SETTLE_MS)
