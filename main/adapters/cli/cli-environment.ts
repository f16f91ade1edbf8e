/** The environment of the command line: its arguments, its streams, and the two ways to reach the contract. */

import type { Run } from '../../../shared/run.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import type { Patch } from './options.ts'
import type { VigieClient } from './vigie-client.ts'

/** A stream to write to: a terminal, a pipe, or what a test collects. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
}

/** The contract's procedures in this process, until closed. */
export interface LocalClient {
  readonly client: VigieClient
  /** Runs one job and returns its run. @throws VigieError job_not_found | job_not_ready | invalid_input */
  runOnce(order: {
    readonly jobId: string
    readonly changes: Patch['changes']
    readonly onProgress: (run: Run) => void
    readonly signal: AbortSignal
  }): Promise<Run>
  close(): Promise<void>
}

/** How an instance is started in this process. Host and port are those of the settings by default. */
export interface ServeOptions {
  readonly dataFolder: string
  /** Prints log lines; null to print none. */
  readonly console: ((line: string) => void) | null
  readonly host?: string
  /** Whether to listen beyond this machine without TLS. */
  readonly inClear?: boolean
  readonly port?: number
}

/** An instance that was ended by an uncaught exception. */
export interface FailedInstance {
  /** Identifies its lines in the log. */
  readonly reference: string
  /** Whether it may restart automatically: not if it did so too often. */
  readonly mayRestart: boolean
}

/** An instance running in this process. */
export interface Serving {
  /** Address of the panel; null while another program has it. */
  readonly url: string | null
  readonly token: string
  /** Settles when it has stopped: with null by a signal or a call, otherwise by an exception. */
  readonly stopped: Promise<FailedInstance | null>
  stop(): Promise<void>
}

/** Everything outside the command line that it uses. A test passes its own. */
export interface CliEnvironment {
  /** The arguments after the program's name. */
  readonly argv: readonly string[]
  readonly env: ProcessEnvironment
  readonly stdout: Output
  readonly stderr: Output
  /** Asks on a terminal and returns the answer, null if there is none (Ctrl-D); null if this is no terminal. */
  readonly ask: ((question: string) => Promise<string | null>) | null
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly version: string
  /** How to start this program again, for `start` and `service`: an executable and its first arguments. */
  readonly self: readonly [string, ...string[]]
  /** Returns a client of the instance on a data folder. @throws VigieError not_running_instance */
  connect(dataFolder: string, language: Language): Promise<VigieClient>
  /** Takes over the data folder and answers from this process, without schedule and listeners. */
  openLocal(dataFolder: string, language: Language): Promise<LocalClient>
  /** Runs everything in this process. @throws VigieError instance_running | port_in_use | ... */
  serve(options: ServeOptions): Promise<Serving>
}
