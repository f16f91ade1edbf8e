/** What surrounds the command line: its words, its streams, and the two ways to reach the contract. */

import type { Run } from '../../../shared/run.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { VigieClient } from './base.ts'
import type { changesFrom } from './options.ts'

export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
}

/** The contract's procedures in this process, until closed. */
export interface LocalClient {
  readonly client: VigieClient
  /** Runs one job and answers its run. @throws VigieError job_not_found | job_not_ready | invalid_input */
  runOnce(order: {
    readonly jobId: string
    readonly changes: ReturnType<typeof changesFrom>
    readonly onProgress: (run: Run) => void
    readonly signal: AbortSignal
  }): Promise<Run>
  close(): Promise<void>
}

export interface ServeOptions {
  readonly dataFolder: string
  /** Where people read the log along; null for nowhere. */
  readonly console: ((line: string) => void) | null
  readonly host?: string
  readonly port?: number
}

/** A running instance in this process. */
export interface Serving {
  /** Address of the panel. */
  readonly url: string
  readonly token: string
  /** Settled once it has stopped, by a signal or by a door. */
  readonly stopped: Promise<void>
  stop(): Promise<void>
}

export interface CliEnvironment {
  /** The words after the program's name. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly version: string
  /** What starts this program again, for `start` and `service`: an executable and its first words. */
  readonly self: readonly [string, ...string[]]
  /** A client of whoever runs on a data folder. @throws VigieError not_running_instance */
  connect(dataFolder: string, language: Language): Promise<VigieClient>
  /** Takes the data folder and answers from this process, with no schedule and no door. */
  openLocal(dataFolder: string, language: Language): Promise<LocalClient>
  /** Runs everything in this process. @throws VigieError instance_running | port_in_use | ... */
  serve(options: ServeOptions): Promise<Serving>
}
